package io.parley.conversation;

import org.jspecify.annotations.Nullable;

/** The message templates that WhatsApp has approved for a number's business account. */
public interface Templates {

    /**
     * Those that can be sent from a number; they may be some minutes old.
     *
     * @param customer whose market decides the amount; null for words alone
     */
    TemplateList of(PhoneNumberId number, @Nullable String customer);

    /**
     * A template with its blanks filled in, ready to be sent.
     *
     * @throws Invalid naming the field: no such template or language, not approved, values that do not fit
     * @throws Unavailable if WhatsApp has not listed the number's templates
     */
    Content filledIn(PhoneNumberId number, TemplateChoice choice);
}
