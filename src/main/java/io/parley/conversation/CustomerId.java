package io.parley.conversation;

import java.util.regex.Pattern;

/** Reads whom somebody wants to write to. */
final class CustomerId {

    private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");
    private static final Pattern PHONE = Pattern.compile("(?:\\+|00)?[1-9][0-9]{6,14}");

    private CustomerId() {}

    /**
     * WhatsApp's id of a customer: the digits of a phone number with its country code, or a business-scoped user id.
     *
     * @throws Invalid if it can be neither
     */
    static String read(String text) {
        var id = text.strip();
        if (USER_ID.matcher(id).matches()) return id;
        var phone = id.replace("(0)", "").replaceAll("[\\s\\u00a0()/.-]", "");
        if (!PHONE.matcher(phone).matches())
            throw new Invalid("customer", "A customer is a phone number with its country code, such as +49 30 1234567");
        return phone.replaceFirst("^(\\+|00)", "");
    }
}
