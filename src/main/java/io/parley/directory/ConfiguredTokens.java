package io.parley.directory;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.parley.conversation.AccessTokens;
import io.parley.conversation.PhoneNumberId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The numbers' access tokens, from the settings. */
@Component
class ConfiguredTokens implements AccessTokens {

    private final Map<String, String> tokens;

    ConfiguredTokens(Accounts accounts) {
        this.tokens = accounts.accounts().stream()
                .flatMap(account -> account.numbers().stream())
                .filter(number ->
                        !Objects.requireNonNullElse(number.accessToken(), "").isBlank())
                .collect(toUnmodifiableMap(Accounts.Number::phoneNumberId, ConfiguredTokens::token));
    }

    private static String token(Accounts.Number number) {
        return Objects.requireNonNull(number.accessToken()).strip();
    }

    @Override
    public Optional<String> of(PhoneNumberId number) {
        return Optional.ofNullable(tokens.get(number.value()));
    }
}
