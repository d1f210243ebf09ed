package com.aidock.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;

class SignedInUserTest {
    private final SignedInUser user = new SignedInUser("7", "ada@example.org", Role.ADMIN, true, 3, "{bcrypt}planted");

    @Test
    void survives_a_session_that_is_written_out_but_its_hash_does_not() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(user);
        }

        assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain("planted");
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            SignedInUser back = (SignedInUser) in.readObject();
            assertThat(back).isEqualTo(user);
            assertThat(back.displayName()).isEqualTo("ada@example.org");
            assertThat(back.sessionKey()).isEqualTo(user.sessionKey());
            assertThat(back.getPassword()).isNull();
        }
    }

    @Test
    void shows_neither_address_nor_hash() {
        assertThat(user.toString()).isEqualTo("user 7");
    }

    @Test
    void an_administrator_has_a_viewers_rights_even_where_nobody_knows_the_hierarchy() {
        assertThat(user.getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly("ROLE_ADMIN", "ROLE_VIEWER");
    }
}
