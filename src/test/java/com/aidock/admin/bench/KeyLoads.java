package com.aidock.admin.bench;

import com.aidock.admin.database.Work;
import com.aidock.admin.database.WorkKind;
import com.aidock.admin.llm.KeyFinding;
import com.aidock.admin.llm.KeyHygiene;
import com.aidock.admin.llm.KeyQuery;
import com.aidock.admin.llm.KeyReencryption;
import com.aidock.admin.llm.KeyRow;
import com.aidock.admin.llm.vault.Vaults;
import com.aidock.admin.testing.PlainSql;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the page on keys costs with 100,000 keys: the first rows of each finding, the next ones, and the counts. */
public final class KeyLoads {
    private static final Work WORK = new Work(WorkKind.PERSON, null, "Keys", "list");
    private static final int MOST = 100_000;
    private static final int PAGE = 101;
    /** Of ten keys one is shared, three were never tested, two are old and one is sealed with another key. */
    private static final String ROWS = """
            insert into llm_config (name, provider, is_active, api_endpoint, default_model, available_models,
                api_key_ciphertext, api_key_last4, api_key_fingerprint, api_key_stored_at, last_tested_at,
                last_test_outcome, last_test_message)
            select 'configuration ' || i, 'openai', true, 'https://x.example', 'm', '["m"]',
                decode('01' || case when i %% 10 = 0 then '%08x' else '%08x' end || 'ffee', 'hex'), 'abcd',
                lpad((case when i %% 10 < 2 then i / 10 else i * 7 + 1000000 end)::text, 12, '0'),
                now() - (i %% 225) * interval '1 day',
                case when i %% 10 > 2 then now() end, case when i %% 10 > 2 then 'OK' end,
                case when i %% 10 > 2 then 'works' end
            from generate_series(1, %d) i""";

    private KeyLoads() {}

    /** Starts the program on a database of its own, measures, prints and ends. */
    public static void main(String[] args) {
        Loads.run(KeyLoads::measure, "--AIDOCK_KEYSET=" + Vaults.twoKeys());
    }

    private static void measure(ConfigurableApplicationContext program) {
        JdbcTemplate sql = PlainSql.of(program.getEnvironment());
        sql.update(ROWS.formatted(
                Vaults.onlyOld().primaryKeyId(), Vaults.onlyPrimary().primaryKeyId(), MOST));
        sql.execute("vacuum analyze llm_config");
        KeyHygiene hygiene = program.getBean(KeyHygiene.class);
        KeyReencryption reencryption = program.getBean(KeyReencryption.class);
        Loads loads = new Loads(program, 20, 40);
        Loads.printHead();
        WORK.run(() -> {
            measure(loads, hygiene, "all", KeyQuery.ALL);
            for (KeyFinding finding : KeyFinding.values()) {
                measure(loads, hygiene, finding.word(), new KeyQuery(finding, null));
            }
            loads.measure(MOST, "counts", hygiene::counts);
            loads.measure(MOST, "before re-encryption", reencryption::survey);
        });
    }

    private static void measure(Loads loads, KeyHygiene hygiene, String what, KeyQuery query) {
        loads.measure(MOST, what + ", first 100", () -> hygiene.page(query, null, PAGE));
        List<KeyRow> first = hygiene.page(query, null, PAGE);
        @Nullable KeyRow last = first.isEmpty() ? null : first.getLast();
        loads.measure(MOST, what + ", next 100", () -> hygiene.page(query, last, PAGE));
    }
}
