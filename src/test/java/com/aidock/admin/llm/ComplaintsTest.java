package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of complaints in docs/providers.md and the tests that it names in step. */
class ComplaintsTest {
    private static final int COMPLAINTS = 14;
    private static final Pattern ROW = Pattern.compile("^\\| (\\d+) \\|[^|]+\\|([^|]+)\\|$", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

    @Test
    void each_complaint_about_other_consoles_has_tests_that_exist() throws IOException {
        String page = Files.readString(Path.of("docs/providers.md"));
        TreeMap<Integer, List<MatchResult>> tests = new TreeMap<>();
        ROW.matcher(page)
                .results()
                .forEach(row -> tests.put(
                        Integer.valueOf(row.group(1)),
                        TEST.matcher(row.group(2)).results().toList()));

        assertThat(tests.keySet())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, COMPLAINTS).boxed().toList());
        for (List<MatchResult> named : tests.values()) {
            assertThat(named).isNotEmpty();
            for (MatchResult test : named) {
                assertThat(source(test.group(1))).contains("void " + test.group(2) + "(");
            }
        }
    }

    private static String source(String testClass) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Path file = files.filter(path -> path.endsWith(testClass + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no " + testClass));
            return Files.readString(file);
        }
    }
}
