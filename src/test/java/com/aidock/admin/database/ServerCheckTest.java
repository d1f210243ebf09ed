package com.aidock.admin.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerCheckTest {
    @ParameterizedTest
    @CsvSource({
        "30000ms,30s,true",
        "120000ms,2min,true",
        "1500ms,1500ms,true",
        "30000ms,0,false",
        "off,off,true",
        "off,on,false",
        "aidock-main@h,aidock-main@h,true"
    })
    void a_setting_is_compared_by_what_it_means(String configured, String effective, boolean same) {
        assertThat(ServerCheck.same(configured, effective)).isEqualTo(same);
    }
}
