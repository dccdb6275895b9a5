package io.parley.conversation;

import java.util.regex.Pattern;

/**
 * What makes a conversation one: one customer on one business number. Written {@code number:customer}, it is the
 * business key of the process instance and the key in every address.
 *
 * @param customer WhatsApp's id of the customer ({@code wa_id}, or the business-scoped user id), verbatim
 */
public record ConversationKey(PhoneNumberId number, String customer) {

    public static final int LONGEST_CUSTOMER = 140;
    private static final Pattern CUSTOMER = Pattern.compile("[\\p{L}\\p{N}.+_@-]{1," + LONGEST_CUSTOMER + "}");

    public ConversationKey {
        if (customer.isBlank()) throw new Invalid("from", "A conversation needs a customer");
        if (!CUSTOMER.matcher(customer).matches())
            throw new Invalid("from", "A customer's id has 1 to 140 letters, digits, dots, dashes, plus or at signs");
    }

    /** The key written as {@code number:customer}. */
    public static ConversationKey parse(String text) {
        var colon = text.indexOf(':');
        if (colon < 0) throw new Invalid("key", "A conversation's key is written number:customer");
        return new ConversationKey(new PhoneNumberId(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return number + ":" + customer;
    }
}
