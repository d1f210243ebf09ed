package com.aidock.admin.llm.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.Provider;
import com.aidock.admin.testing.FakeProvider;
import com.aidock.admin.testing.FakeProvider.Reply;
import com.aidock.admin.testing.FakeProvider.Request;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbePagingTest {
    private static final String NEXT = "next + page/2&x=y";

    private final Prober prober = new Prober();

    @AfterEach
    void close() {
        prober.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ANTHROPIC | after_id   | {"data":[{"id":"a"}],"has_more":true,"last_id":"%s"}  | {"data":[{"id":"b"}],"has_more":false,"last_id":"b"}
            GOOGLE    | pageToken  | {"models":[{"name":"models/a"}],"nextPageToken":"%s"} | {"models":[{"name":"models/b"}]}
            COHERE    | page_token | {"models":[{"name":"a"}],"next_page_token":"%s"}      | {"models":[{"name":"b"}],"next_page_token":""}
            """)
    void follows_the_pages_to_the_last(Provider provider, String parameter, String first, String second) {
        try (FakeProvider fake = FakeProvider.of(provider)
                .answering(request ->
                        Reply.json(200, request.path().contains(parameter) ? second : first.formatted(NEXT)))) {
            ProbeResult result = prober.probe(Targets.of(provider, fake));

            assertThat(result.models()).extracting(DiscoveredModel::id).containsExactly("a", "b");
            assertThat(result.complete()).isTrue();
            assertThat(fake.received().getLast().path()).endsWith("&" + parameter + "=next%20%2B%20page%2F2%26x%3Dy");
        }
    }

    @Test
    void gives_up_on_a_list_without_end_and_says_that_it_is_cut() {
        AtomicInteger page = new AtomicInteger();
        try (FakeProvider fake = FakeProvider.of(Provider.ANTHROPIC).answering(request -> {
            int number = page.incrementAndGet();
            return Reply.json(
                    200,
                    "{\"data\":[{\"id\":\"m%d\"}],\"has_more\":true,\"last_id\":\"m%d\"}".formatted(number, number));
        })) {
            ProbeResult result = prober.probe(Targets.of(Provider.ANTHROPIC, fake));

            assertThat(fake.requests()).isEqualTo(ModelList.MAX_PAGES);
            assertThat(result.ok()).isTrue();
            assertThat(result.complete()).isFalse();
            assertThat(result.models()).hasSize(ModelList.MAX_PAGES);
            assertThat(result.message()).contains("these are the first 20 models");
        }
    }

    @Test
    void does_not_go_round_in_a_circle() {
        try (FakeProvider fake = FakeProvider.of(Provider.GOOGLE)
                .answering(Reply.json(200, "{\"models\":[{\"name\":\"models/a\"}],\"nextPageToken\":\"same\"}"))) {
            ProbeResult result = prober.probe(Targets.of(Provider.GOOGLE, fake));

            assertThat(fake.received()).extracting(Request::path).hasSize(2);
            assertThat(result.complete()).isFalse();
        }
    }

    @Test
    void does_not_call_a_list_good_whose_second_page_fails() {
        try (FakeProvider fake = FakeProvider.of(Provider.COHERE)
                .answering(request -> request.path().contains("page_token")
                        ? Reply.json(429, "{\"message\":\"slow down\"}")
                        : Reply.json(200, "{\"models\":[{\"name\":\"a\"}],\"next_page_token\":\"t\"}"))) {
            ProbeResult result = prober.probe(Targets.of(Provider.COHERE, fake));

            assertThat(result.outcome()).isEqualTo(ProbeOutcome.RATE_LIMITED);
            assertThat(result.models()).isEmpty();
        }
    }

    @Test
    void cuts_a_list_of_more_models_than_anybody_has() {
        ModelList list = new ModelList(new Scrubber(Stream.empty()));
        for (int i = 0; i <= ModelList.MAX_MODELS; i++) {
            list.add(new Page(List.of(DiscoveredModel.of("m" + i)), null));
        }
        assertThat(list.size()).isEqualTo(ModelList.MAX_MODELS);
        assertThat(list.complete()).isFalse();
    }
}
