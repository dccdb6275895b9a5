package io.parley.directory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** The accounts and their numbers, as the settings name them ({@code parley.accounts}). */
@Validated
@ConfigurationProperties("parley")
record Accounts(@NotEmpty List<@Valid Account> accounts) {

    /**
     * @param ban the Business Account Number; it is the id of a Camunda tenant, too
     */
    record Account(
            @NotNull @Pattern(regexp = DirectoryPlugin.ID) String ban,
            @NotBlank String name,
            @NotEmpty List<@Valid Number> numbers) {}

    /**
     * @param accessToken the Cloud API's, for sending
     * @param whatsappBusinessAccountId WhatsApp's id of the account that has the number's templates
     */
    record Number(
            @NotBlank String phoneNumberId,
            @NotBlank String displayNumber,
            @NotBlank String label,
            @Nullable String accessToken,
            @Nullable String whatsappBusinessAccountId) {

        @Override
        public String toString() {
            return label + " (" + displayNumber + ")";
        }
    }
}
