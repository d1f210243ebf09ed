package com.aidock.admin.llm.probe;

import com.aidock.admin.llm.probe.StageReport.State;
import java.net.InetAddress;
import java.time.Clock;
import java.util.stream.Stream;
import javax.net.ssl.SSLSession;

/**
 * How far a probe has come on the wire: so that one that runs out of time can say what it was waiting for, and so that
 * each part of a test is timed.
 */
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

    private final StageLog stages;
    private final Clock clock;
    private volatile Stage stage = Stage.NAME;
    private volatile ProbeStage purpose = ProbeStage.AUTHENTICATION;

    Progress() {
        this(new StageLog(new Scrubber(Stream.empty()), reports -> {}), Clock.systemUTC());
    }

    Progress(StageLog stages, Clock clock) {
        this.stages = stages;
        this.clock = clock;
    }

    StageLog stages() {
        return stages;
    }

    Stage stage() {
        return stage;
    }

    /** What the next request is for. */
    void ask(ProbeStage next) {
        purpose = next;
    }

    void looksUp() {
        stage = Stage.NAME;
        stages.begin(ProbeStage.DNS);
    }

    void resolved(String host, InetAddress[] addresses) {
        stage = Stage.CONNECTION;
        String first = addresses[0].getHostAddress();
        String more = addresses.length > 1 ? " and %d more".formatted(addresses.length - 1) : "";
        stages.pass(
                ProbeStage.DNS,
                host.equals(first) ? host + " needs no look-up" : "%s is at %s%s".formatted(host, first, more));
        stages.begin(ProbeStage.TCP);
    }

    void connected(InetAddress address, int port) {
        stage = Stage.TLS;
        stages.pass(ProbeStage.TCP, "%s accepts connections on port %d".formatted(address.getHostAddress(), port));
        stages.begin(ProbeStage.TLS);
    }

    void secured(SSLSession session) {
        Certificate shown = Certificate.of(session, clock.instant());
        stages.settle(ProbeStage.TLS, shown.endsSoon() ? State.ATTENTION : State.PASSED, shown.text());
    }

    void asked() {
        stage = Stage.ANSWER;
        if (stages.runs(ProbeStage.TLS)) {
            stages.settle(ProbeStage.TLS, State.SKIPPED, "not used: http:// sends everything in clear");
        }
        stages.begin(purpose);
    }

    void answered() {
        stage = Stage.BODY;
    }
}
