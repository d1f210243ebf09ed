package com.aidock.admin.pool.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BriefSqlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            select a1_0.id,a1_0.name,a1_0.provider from llm_config a1_0 where a1_0.id=? | select … from llm_config a1_0 where a1_0.id=?
            SELECT extract(epoch from now()), one_more_column FROM t                    | SELECT … FROM t
            select (select max(id) from other_table_of_ours), b from t                  | select … from t
            select ' from ', the_name_of_somebody from t                                | select … from t
            select count(lc1_0.id) from t                                               | select count(lc1_0.id) from t
            select pg_sleep(?)                                                          | select pg_sleep(?)
            update t set a=?,b=?,the_long_one=?,another=? where id=?                    | update t set … where id=?
            update t set a=? where id=?                                                 | update t set a=? where id=?
            update t set a=?,b=?,the_long_one=?,another=?                               | update t set a=?,b=?,the_long_one=?,another=?
            insert into t (a,b,c,the_long_one,another) values (?,?,?,?,?)               | insert into t (…) values (?,?,?,?,?)
            lock table llm_config in access exclusive mode                              | lock table llm_config in access exclusive mode
            with x as (select 1) select a from x                                        | with x as (select 1) select a from x
            """)
    void the_list_of_columns_is_left_out(String sql, String brief) {
        assertThat(BriefSql.of(sql)).isEqualTo(brief);
    }
}
