package com.aidock.admin.access;

import com.aidock.admin.access.account.PasswordStorage;
import com.aidock.admin.database.Lanes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Time by hand, and a look at what is lent while passwords are compared. */
@TestConfiguration(proxyBeanMethods = false)
class AccessFixtures {
    @Bean
    @Primary
    HandTicker handTicker() {
        return new HandTicker();
    }

    @Bean
    LentWhileHashing lentWhileHashing(Lanes lanes) {
        return new LentWhileHashing(lanes);
    }

    @Bean
    @Primary
    PasswordHasher watchedHasher(LentWhileHashing lent) {
        PasswordEncoder encoder = PasswordStorage.encoder();
        return new PasswordHasher(
                new PasswordEncoder() {
                    @Override
                    public @Nullable String encode(@Nullable CharSequence rawPassword) {
                        lent.look();
                        return encoder.encode(rawPassword);
                    }

                    @Override
                    public boolean matches(@Nullable CharSequence rawPassword, @Nullable String encodedPassword) {
                        lent.look();
                        return encoder.matches(rawPassword, encodedPassword);
                    }
                },
                2);
    }

    /** The connections of the reserved lane that were lent to the hashing thread. */
    static final class LentWhileHashing {
        private final Lanes lanes;
        private final List<String> seen = new CopyOnWriteArrayList<>();
        private volatile int looks;

        LentWhileHashing(Lanes lanes) {
            this.lanes = lanes;
        }

        private void look() {
            looks++;
            lanes.leases().held().stream()
                    .filter(lease -> lease.thread() == Thread.currentThread())
                    .forEach(lease -> seen.add(lease.lane() + " " + lease.work()));
        }

        List<String> seen() {
            return List.copyOf(seen);
        }

        int looks() {
            return looks;
        }
    }
}
