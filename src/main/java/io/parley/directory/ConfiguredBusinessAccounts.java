package io.parley.directory;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.parley.conversation.BusinessAccounts;
import io.parley.conversation.PhoneNumberId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The numbers' WhatsApp business accounts, from the settings. */
@Component
class ConfiguredBusinessAccounts implements BusinessAccounts {

    private final Map<String, String> accounts;

    ConfiguredBusinessAccounts(Accounts accounts) {
        this.accounts = accounts.accounts().stream()
                .flatMap(account -> account.numbers().stream())
                .filter(number -> !idOf(number).isBlank())
                .collect(toUnmodifiableMap(Accounts.Number::phoneNumberId, ConfiguredBusinessAccounts::idOf));
    }

    private static String idOf(Accounts.Number number) {
        return Objects.requireNonNullElse(number.whatsappBusinessAccountId(), "")
                .strip();
    }

    @Override
    public Optional<String> of(PhoneNumberId number) {
        return Optional.ofNullable(accounts.get(number.value()));
    }
}
