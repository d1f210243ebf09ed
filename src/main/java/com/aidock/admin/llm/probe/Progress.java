package com.aidock.admin.llm.probe;

/** How far a probe has come, so that one that runs out of time can say what it was waiting for. */
final class Progress {
    enum Stage {
        NAME("the name server did not answer. Check this machine's DNS"),
        CONNECTION("no connection came about. Check the port, and whether a firewall drops the traffic"),
        TLS(
                "the port accepts connections but begins no TLS. Check the port; if it speaks none, the endpoint begins with http://"),
        ANSWER("the connection stands but no answer came. Try again later, or allow more time"),
        BODY("the answer began but did not end. Try again later, or allow more time");

        private final String whatIsMissing;

        Stage(String whatIsMissing) {
            this.whatIsMissing = whatIsMissing;
        }

        String whatIsMissing() {
            return whatIsMissing;
        }
    }

    private volatile Stage stage = Stage.NAME;

    void enter(Stage next) {
        stage = next;
    }

    Stage stage() {
        return stage;
    }
}
