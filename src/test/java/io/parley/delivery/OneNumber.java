package io.parley.delivery;

import java.util.function.Supplier;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The settings of a house with one number that sends to a Graph API of the test's own. */
public final class OneNumber {

    private OneNumber() {}

    public static void sendsTo(Supplier<Object> baseUrl, DynamicPropertyRegistry settings) {
        settings.add("parley.whatsapp.api-base-url", baseUrl);
        account(settings, 0, "acme", "100000000000001");
    }

    public static void account(DynamicPropertyRegistry settings, int index, String ban, String number) {
        var account = "parley.accounts[" + index + "].";
        settings.add(account + "ban", () -> ban);
        settings.add(account + "name", () -> ban);
        settings.add(account + "numbers[0].phone-number-id", () -> number);
        settings.add(account + "numbers[0].display-number", () -> "+49 30 1234567");
        settings.add(account + "numbers[0].label", () -> "Support");
        settings.add(account + "numbers[0].access-token", () -> "a-token");
    }
}
