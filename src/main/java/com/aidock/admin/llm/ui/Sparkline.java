package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.PastTest;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Locale;

/**
 * How long the last tests took, the latest at the right: a bar for each that worked, a cross on the ground for each
 * that did not. Made of numbers alone.
 */
class Sparkline extends Div {
    private static final int STEP = 5;
    private static final int HEIGHT = 28;
    private static final int LEAST = 2;

    /** @param tests the latest first */
    Sparkline(List<PastTest> tests) {
        addClassName("llm-sparkline");
        getElement().setAttribute("aria-hidden", "true");
        add(new Svg(svg(tests.reversed())));
    }

    private static String svg(List<PastTest> tests) {
        long most = tests.stream()
                .filter(test -> test.result().ok())
                .mapToLong(test -> test.result().latency().toMillis())
                .max()
                .orElse(1);
        StringBuilder marks = new StringBuilder();
        for (int i = 0; i < tests.size(); i++) {
            marks.append(mark(tests.get(i), i * STEP, Math.max(1, most)));
        }
        int width = Math.max(1, tests.size()) * STEP;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">%s</svg>"
                .formatted(width, HEIGHT, width, HEIGHT, marks);
    }

    private static String mark(PastTest test, int x, long most) {
        if (!test.result().ok()) {
            return "<path class=\"bad\" d=\"M%d %dl3 3m0 -3l-3 3\"/>".formatted(x, HEIGHT - 4);
        }
        double height = Math.max(LEAST, (HEIGHT - 1.0) * test.result().latency().toMillis() / most);
        return String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" y=\"%.1f\" width=\"3\" height=\"%.1f\"/>",
                test.withCompletion() ? "completion" : "list",
                x,
                HEIGHT - height,
                height);
    }
}
