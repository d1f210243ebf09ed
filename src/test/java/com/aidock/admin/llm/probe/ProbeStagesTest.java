package com.aidock.admin.llm.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.Provider;
import com.aidock.admin.llm.probe.StageReport.State;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.FakeProvider.Reply;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProbeStagesTest {
    private static final Completion COMPLETION = new Completion("alpha-1", Map.of("max_tokens", 4000));

    private final Prober prober = new Prober();
    private final List<List<StageReport>> told = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        prober.close();
    }

    @ParameterizedTest
    @EnumSource
    void every_provider_passes_every_stage_and_the_completion_only_when_asked(Provider provider) {
        try (FakeProvider fake = FakeProvider.of(provider).okFor(Targets.KEY, "alpha-1")) {
            assertThat(states(prober.probe(Targets.of(provider, fake))))
                    .containsExactly(
                            Map.entry(ProbeStage.DNS, State.PASSED),
                            Map.entry(ProbeStage.TCP, State.PASSED),
                            Map.entry(ProbeStage.TLS, State.SKIPPED),
                            Map.entry(ProbeStage.AUTHENTICATION, State.PASSED),
                            Map.entry(ProbeStage.LIST, State.PASSED));
            ProbeResult asked = probe(provider, fake, COMPLETION);
            assertThat(asked.outcome()).as(asked.message()).isEqualTo(ProbeOutcome.OK);
            assertThat(states(asked)).containsEntry(ProbeStage.COMPLETION, State.PASSED);
            assertThat(asked.message()).contains("alpha-1 answered, 13 tokens in, 2 out");
        }
    }

    @Test
    void stages_are_told_while_they_run_in_their_order() {
        try (FakeProvider fake = FakeProvider.of(Provider.OPENAI)) {
            probe(Provider.OPENAI, fake, COMPLETION);
            assertThat(told).anySatisfy(stages -> assertThat(stages.getLast())
                    .returns(ProbeStage.DNS, StageReport::stage)
                    .returns(State.RUNNING, StageReport::state));
            assertThat(told.getLast()).extracting(StageReport::stage).containsExactly(ProbeStage.values());
        }
    }

    @Test
    void the_time_of_a_stage_is_its_own() {
        try (FakeProvider fake = FakeProvider.of(Provider.OPENAI).slow(Duration.ofMillis(300))) {
            ProbeResult result = prober.probe(Targets.of(Provider.OPENAI, fake));
            assertThat(stage(result, ProbeStage.AUTHENTICATION).took()).isGreaterThan(Duration.ofMillis(290));
            assertThat(stage(result, ProbeStage.TCP).took()).isLessThan(Duration.ofMillis(250));
        }
    }

    @Test
    void a_name_that_is_none_fails_at_dns_and_nothing_else_was_reached() {
        try (Prober lost = new Prober(new SystemNameLookup(host -> {
            throw new UnknownHostException(host);
        }))) {
            ProbeResult result = lost.probe(Targets.of(Provider.OPENAI, URI.create("https://api.openai.example/v1")));
            assertThat(states(result)).containsExactly(Map.entry(ProbeStage.DNS, State.FAILED));
            assertThat(stage(result, ProbeStage.DNS).detail()).contains("Check its spelling");
        }
    }

    @Test
    void a_blocked_address_fails_at_dns_before_anything_is_sent() {
        ProbeResult result = prober.probe(Targets.of(Provider.OLLAMA, URI.create("http://169.254.169.254")));
        assertThat(states(result)).containsExactly(Map.entry(ProbeStage.DNS, State.FAILED));
    }

    @Test
    void a_port_where_nothing_listens_fails_at_tcp() {
        ProbeResult result = prober.probe(Targets.of(Provider.OLLAMA, URI.create("http://127.0.0.1:1")));
        assertThat(states(result)).containsEntry(ProbeStage.TCP, State.FAILED).doesNotContainKey(ProbeStage.TLS);
    }

    @Test
    void a_server_without_tls_fails_at_tls() throws Exception {
        try (RawServer raw = RawServer.saying("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            ProbeResult result = prober.probe(Targets.of(Provider.OPENAI, raw.endpoint("https")));
            assertThat(states(result)).containsEntry(ProbeStage.TLS, State.FAILED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_bad_key_fails_at_the_key(Provider provider) {
        try (FakeProvider fake = FakeProvider.of(provider).badKey()) {
            ProbeResult result = probe(provider, fake, COMPLETION);
            assertThat(states(result))
                    .containsEntry(ProbeStage.AUTHENTICATION, State.FAILED)
                    .doesNotContainKeys(ProbeStage.LIST, ProbeStage.COMPLETION);
            assertThat(result.stages().toString()).doesNotContain("planted");
        }
    }

    @Test
    void a_wrong_path_fails_at_the_list_and_not_at_the_key() {
        try (FakeProvider fake = FakeProvider.of(Provider.OPENAI).answering(Reply.json(404, "{}"))) {
            assertThat(states(prober.probe(Targets.of(Provider.OPENAI, fake))))
                    .containsEntry(ProbeStage.LIST, State.FAILED)
                    .doesNotContainKey(ProbeStage.AUTHENTICATION);
        }
    }

    @Test
    void one_that_never_answers_fails_where_it_hangs() {
        try (FakeProvider fake = FakeProvider.of(Provider.OPENAI).never()) {
            ProbeResult result = prober.probe(Targets.of(Provider.OPENAI, fake.endpoint(), Duration.ofMillis(400)));
            assertThat(result.outcome()).isEqualTo(ProbeOutcome.TIMEOUT);
            assertThat(states(result)).containsEntry(ProbeStage.AUTHENTICATION, State.FAILED);
            assertThat(stage(result, ProbeStage.AUTHENTICATION).detail()).contains("no answer came");
        }
    }

    @Test
    void a_cohere_key_that_its_check_denies_is_bad_even_if_the_list_is_open() {
        try (FakeProvider fake = FakeProvider.of(Provider.COHERE)
                .answering(request -> request.method().equals("POST")
                        ? Reply.json(200, "{\"valid\":false}")
                        : Reply.json(200, "{\"models\":[{\"name\":\"a\"}]}"))) {
            assertThat(prober.probe(Targets.of(Provider.COHERE, fake)).outcome())
                    .isEqualTo(ProbeOutcome.BAD_KEY);
        }
    }

    @Test
    void a_gateway_without_coheres_check_is_no_failure() {
        try (FakeProvider fake = FakeProvider.of(Provider.COHERE)
                .answering(request -> request.method().equals("POST")
                        ? Reply.json(404, "{}")
                        : Reply.json(200, "{\"models\":[{\"name\":\"a\"}]}"))) {
            assertThat(prober.probe(Targets.of(Provider.COHERE, fake)).ok()).isTrue();
        }
    }

    private ProbeResult probe(Provider provider, FakeProvider fake, @Nullable Completion completion) {
        return prober.probe(Targets.of(provider, fake), completion, told::add);
    }

    private static StageReport stage(ProbeResult result, ProbeStage stage) {
        return result.stages().stream()
                .filter(s -> s.stage() == stage)
                .findFirst()
                .orElseThrow();
    }

    private static Map<ProbeStage, State> states(ProbeResult result) {
        Map<ProbeStage, State> states = new EnumMap<>(ProbeStage.class);
        result.stages().forEach(stage -> states.put(stage.stage(), stage.state()));
        return states;
    }
}
