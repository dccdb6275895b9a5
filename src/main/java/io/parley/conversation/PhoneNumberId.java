package io.parley.conversation;

/**
 * WhatsApp's id of one business number, kept verbatim ({@code metadata.phone_number_id}).
 *
 * @param value 1 to 64 letters, digits, dots, dashes or underscores
 */
public record PhoneNumberId(String value) {

    public PhoneNumberId {
        if (!value.matches("[A-Za-z0-9._-]{1,64}"))
            throw new Invalid(
                    "number", "A business number's id has 1 to 64 letters, digits, dots, dashes or underscores");
    }

    @Override
    public String toString() {
        return value;
    }
}
