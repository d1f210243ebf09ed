package com.aidock.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.aidock.admin.testing.Garbage;
import com.aidock.admin.testing.PostgresTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;

@PostgresTest
@SpringBootTest
@WithMockUser(roles = {"ADMIN", "VIEWER"})
class AuditBadInputTest {
    private static final List<String> FREE = List.of("q", "person", "object_id");
    private static final List<String> CHOSEN = List.of("action", "outcome", "object", "from", "to");

    private final AuditLog log;

    @Autowired
    AuditBadInputTest(AuditLog log) {
        this.log = log;
    }

    @Test
    void any_filter_is_asked_for_or_named_as_wrong_and_never_fails() {
        Garbage garbage = new Garbage(new Random(20261125), FREE);
        for (int i = 0; i < 3_000; i++) {
            String name = i % 2 == 0 ? FREE.get(i / 2 % FREE.size()) : CHOSEN.get(i / 2 % CHOSEN.size());
            String text = garbage.pasted();
            List<String> wrong = new ArrayList<>();
            AuditQuery query = AuditParameters.read(Map.of(name, text)::get, wrong::add);
            assertThat(wrong)
                    .allSatisfy(said -> assertThat(said).startsWith(name).hasSizeLessThan(2_000));
            if (CHOSEN.contains(name) && !text.isBlank()) {
                assertThat(wrong).as(text).hasSize(1);
            }
            if (i % 10 == 0) {
                assertThatCode(() -> log.page(query, null, 5)).as(text).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void what_no_entry_can_hold_is_named_as_wrong() {
        for (String text : List.of("x".repeat(10 * 1024 * 1024), "a\u0000b", "\ud800", "\udc00x")) {
            List<String> wrong = new ArrayList<>();
            AuditQuery query = AuditParameters.read(Map.of("q", text)::get, wrong::add);
            assertThat(wrong).hasSize(1);
            assertThat(query).isEqualTo(AuditQuery.ALL);
        }
    }
}
