package com.aidock.admin.llm.ui;

import com.aidock.admin.llm.KeySurvey;
import com.aidock.admin.llm.Reencryption;

/** What is said of what is sealed with which key, and of a run that ended. */
final class KeySurveyTexts {
    private KeySurveyTexts() {}

    static String toDo(KeySurvey survey) {
        if (survey.toDo() == 0) {
            return "Nothing to do: everything is sealed with the newest key.";
        }
        String what = "%,d %s something sealed with an older key."
                .formatted(survey.toDo(), survey.toDo() == 1 ? "configuration has" : "configurations have");
        return survey.unreadable() == 0
                ? what
                : "%s In %,d something cannot be read; that stays as it is until it is entered again."
                        .formatted(what, survey.unreadable());
    }

    static String ended(Reencryption run) {
        String how = run.outcome() == Reencryption.Outcome.CANCELLED ? "Stopped" : "Done";
        return "%s: %,d %s sealed anew%s%s. "
                .formatted(
                        how,
                        run.done(),
                        run.done() == 1 ? "configuration" : "configurations",
                        run.unreadable() == 0 ? "" : ", %,d with something unreadable".formatted(run.unreadable()),
                        run.changed() == 0 ? "" : ", %,d changed meanwhile and left".formatted(run.changed()));
    }
}
