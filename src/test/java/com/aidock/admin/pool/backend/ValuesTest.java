package com.aidock.admin.pool.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "select * from t where name = 'O''Brien' and id = 42|select * from t where name = ? and id = ?",
                "select E'it\\'s secret', x'ff', $1|select ?, ?, $1",
                "select $tag$ a secret $tag$ from t2|select ? from t2",
                "insert into t values (-1.5e3, 'unfinished sec|insert into t values (?, ?",
                "select 1 -- a secret|select ?",
                "update llm_config set a2 = 7 where b_3 < 10|update llm_config set a2 = ? where b_3 < ?"
            })
    void leaves_the_statement_and_takes_the_values(String sql, String shown) {
        assertThat(Values.takenOut(sql)).isEqualTo(shown);
    }

    @Test
    void no_value_of_any_kind_is_left() {
        String sql = "select 'sk-secret' , $$sk-secret$$, E'\\'sk-secret', U&'sk-secret' /* sk-secret */";
        assertThat(Values.takenOut(sql)).doesNotContain("secret");
    }
}
