package com.aidock.admin.access;

/** Turns the rules for e-mail addresses and passwords into refusals that name their field. */
final class AccountRules {
    private AccountRules() {}

    static void check(String email, String password) {
        EmailRule.complaint(email).ifPresent(complaint -> {
            throw new UserRefused(UserRefused.Field.EMAIL, complaint);
        });
        checkPassword(password, email);
    }

    static void checkPassword(String password, String email) {
        PasswordRule.complaint(password, email).ifPresent(complaint -> {
            throw new UserRefused(UserRefused.Field.PASSWORD, complaint);
        });
    }

    static UserRefused emailTaken() {
        return new UserRefused(UserRefused.Field.EMAIL, "Another user has this e-mail address already.");
    }
}
