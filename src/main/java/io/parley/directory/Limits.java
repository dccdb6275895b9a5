package io.parley.directory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code parley.limits}: what one address may get wrong before it has to wait.
 *
 * @param wrongPasswords in a row, at any name, on all nodes together
 * @param passwordsForgottenAfter how long until all of those are forgotten
 * @param wrongSignatures deliveries to the webhook in a row, on each node, that nobody we know has signed
 * @param signaturesForgottenAfter how long until all of those are forgotten
 */
@ConfigurationProperties("parley.limits")
record Limits(
        @DefaultValue("50") int wrongPasswords,
        @DefaultValue("10m") Duration passwordsForgottenAfter,
        @DefaultValue("300") int wrongSignatures,
        @DefaultValue("1m") Duration signaturesForgottenAfter) {

    WrongGuesses ofPasswords() {
        return new WrongGuesses(wrongPasswords, passwordsForgottenAfter);
    }

    WrongGuesses ofSignatures() {
        return new WrongGuesses(wrongSignatures, signaturesForgottenAfter);
    }
}
