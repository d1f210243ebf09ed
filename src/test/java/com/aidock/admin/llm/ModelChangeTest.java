package com.aidock.admin.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.llm.ModelChange.Kind;
import com.aidock.admin.llm.probe.DiscoveredModel;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelChangeTest {
    private static final List<DiscoveredModel> LISTED = List.of(
            DiscoveredModel.of("kept"),
            new DiscoveredModel("ending", null, null, null, true, true, "fresh"),
            DiscoveredModel.of("fresh"));

    @Test
    void the_difference_tells_new_kept_ending_and_gone_apart() {
        Map<String, Kind> kinds =
                ModelChange.between(Provider.OPENAI, List.of("gone", "kept", "ending"), LISTED, true).stream()
                        .collect(Collectors.toMap(ModelChange::id, ModelChange::kind));
        assertThat(kinds)
                .containsOnly(
                        Map.entry("gone", Kind.GONE),
                        Map.entry("kept", Kind.KEPT),
                        Map.entry("ending", Kind.ENDING),
                        Map.entry("fresh", Kind.NEW));
    }

    @Test
    void of_a_part_of_a_list_nothing_is_called_gone() {
        assertThat(ModelChange.between(Provider.OPENAI, List.of("gone"), LISTED, false))
                .extracting(ModelChange::kind)
                .doesNotContain(Kind.GONE);
    }

    @ParameterizedTest
    @CsvSource({
        "OLLAMA, llama3, llama3:latest, true",
        "OLLAMA, llama3:8b, llama3:latest, false",
        "ANTHROPIC, claude-x-1-latest, claude-x-1-20260101, true",
        "ANTHROPIC, claude-x-1, claude-x-1-20260101, true",
        "ANTHROPIC, claude-x-2, claude-x-1-20260101, false",
        "GOOGLE, models/gemini-x, gemini-x, true",
        "HUGGINGFACE, org/model:fastest, org/model, true",
        "OPENROUTER, org/model:free, org/model, true",
        "OPENAI, gpt-x:free, gpt-x, false",
        "AZURE_OPENAI, my-deployment, gpt-x, true"
    })
    void a_name_that_the_provider_takes_without_listing_it_is_not_gone(
            Provider provider, String named, String listed, boolean there) {
        assertThat(new ListedModels(provider, List.of(listed))
                        .missing(List.of(named))
                        .isEmpty())
                .isEqualTo(there);
    }
}
