package io.parley.delivery;

import java.util.function.Supplier;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The settings of a house with one number that sends to a Graph API of the test's own. */
public final class OneNumber {

    private OneNumber() {}

    public static void sendsTo(Supplier<Object> baseUrl, DynamicPropertyRegistry settings) {
        settings.add("parley.whatsapp.api-base-url", baseUrl);
        settings.add("parley.accounts[0].ban", () -> "acme");
        settings.add("parley.accounts[0].name", () -> "Acme");
        settings.add("parley.accounts[0].numbers[0].phone-number-id", () -> "100000000000001");
        settings.add("parley.accounts[0].numbers[0].display-number", () -> "+49 30 1234567");
        settings.add("parley.accounts[0].numbers[0].label", () -> "Support");
        settings.add("parley.accounts[0].numbers[0].access-token", () -> "a-token");
    }
}
