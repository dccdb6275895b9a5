package io.parley.conversation;

import java.util.regex.Pattern;

/**
 * WhatsApp's id of one business number, kept verbatim ({@code metadata.phone_number_id}).
 *
 * @param value 1 to 64 letters, digits, dots, dashes or underscores
 */
public record PhoneNumberId(String value) {

    private static final Pattern WRITTEN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public PhoneNumberId {
        if (!WRITTEN.matcher(value).matches())
            throw new Invalid(
                    "number", "A business number's id has 1 to 64 letters, digits, dots, dashes or underscores");
    }

    @Override
    public String toString() {
        return value;
    }
}
