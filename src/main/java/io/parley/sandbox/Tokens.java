package io.parley.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The numbers' access tokens, as Parley's own client was given them ({@code parley.accounts}). */
@ConfigurationProperties("parley")
record Tokens(@DefaultValue List<Account> accounts) {

    record Account(@DefaultValue List<Number> numbers) {}

    record Number(
            String phoneNumberId,
            @Nullable String accessToken,
            @Nullable String whatsappBusinessAccountId) {

        @Override
        public String toString() {
            return phoneNumberId;
        }
    }

    /**
     * Lets the bearer of this number's token pass.
     *
     * @throws GraphError 190 without a token that anybody has, 100 with another number's
     */
    void check(String number, @Nullable String authorization) {
        if (opened(authorization).noneMatch(it -> it.phoneNumberId().equals(number)))
            throw GraphError.noSuchObject(number);
    }

    /** The same, of one of a business account's numbers. */
    void checkAccount(String account, @Nullable String authorization) {
        if (opened(authorization).noneMatch(it -> account.equals(it.whatsappBusinessAccountId())))
            throw GraphError.noSuchObject(account);
    }

    /**
     * Lets the bearer of any token pass.
     *
     * @throws GraphError 190
     */
    void checkAny(@Nullable String authorization) {
        opened(authorization);
    }

    private Stream<Number> opened(@Nullable String authorization) {
        var token = authorization == null || !authorization.startsWith("Bearer ") ? "" : authorization.substring(7);
        var open = accounts.stream()
                .flatMap(account -> account.numbers().stream())
                .filter(it -> isSame(it.accessToken(), token))
                .toList();
        if (open.isEmpty()) throw GraphError.of(190, "The access token is none of the numbers'");
        return open.stream();
    }

    private static boolean isSame(@Nullable String ours, String theirs) {
        if (ours == null || ours.isBlank()) return false;
        return MessageDigest.isEqual(
                ours.strip().getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }
}
