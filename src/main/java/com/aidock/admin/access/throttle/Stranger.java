package com.aidock.admin.access.throttle;

import com.aidock.admin.access.throttle.AttemptCounts.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys under which an attempt of a browser that is not known for the account is counted. */
final class Stranger {
    final Key account;
    final Key sender;
    final Key senderAtAccount;
    final Key networkAtAccount;
    final Key browserAtAccount;

    /** @param browser what tells browsers of one sender apart, or null for none, which counts as one more */
    Stranger(String account, String sender, String network, @Nullable String browser) {
        this.account = Key.of("account", account);
        this.sender = Key.of("sender", sender);
        this.senderAtAccount = Key.of("sender at account", sender, account);
        this.networkAtAccount = Key.of("network at account", network, account);
        this.browserAtAccount = browser == null
                ? Key.of("no browser at account", sender, account)
                : Key.of("browser at account", browser, account);
    }

    List<Key> counted() {
        return List.of(sender, senderAtAccount, networkAtAccount, browserAtAccount);
    }
}
