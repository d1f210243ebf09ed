package com.aidock.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenQueryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "v-r=init&location=x&query=%zz",
                "v-r=init&location=x&query=%25zz",
                "v-r=init&location=%25",
                "v-r=init&location=x&query=%25ff",
                "v-r=init&x=%",
                "v-r=init&x=%ff",
                "v-r=%00bogus",
                "v-r=",
                "a=b&v-r=nope",
                "v-r=uidl&v-uiId=",
                "v-r=uidl&v-uiId=abc",
                "v-r=uidl&v-uiId=-1",
                "v-r=uidl&v-uiId=99999999999",
            })
    void names_what_vaadin_would_choke_on(String query) {
        assertThat(ScreenQuery.fault(query)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v-r=init&location=login&query=",
                "v-r=init&location=admin%2Fpool-health&query=tab%3Dlanes%26q%3Dca%25C3%25B1on",
                "v-r=init&location&query",
                "v-r=uidl&v-uiId=0",
                "v-r=heartbeat&v-uiId=17",
                "v-r=push&v-uiId=3&v-pushId=0b1c&X-Atmosphere-Transport=websocket",
                "tab=%zz",
                "",
            })
    void lets_the_rest_pass(String query) {
        assertThat(ScreenQuery.fault(query)).isEmpty();
    }
}
