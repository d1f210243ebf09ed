package com.aidock.admin.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.events.FieldChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTableTest {
    @Test
    void a_long_name_goes_on_in_the_next_line_behind_a_sign_and_reads_the_same() {
        ChangesTable table = new ChangesTable(List.of(new FieldChange("allowed_private_host", null, "10.0.0.7")));
        assertThat(table.getElement().getOuterHTML())
                .containsIgnoringWhitespaces("allowed_<wbr>private_<wbr>host</th>");
        assertThat(table.getElement().getTextRecursively()).contains("allowed_private_host");
    }
}
