package io.parley.conversation;

import java.util.Optional;

/** WhatsApp's own accounts, which have the templates; one of them may have several numbers. */
public interface BusinessAccounts {

    /** The id of the account that a number belongs to; none where the settings do not name it. */
    Optional<String> of(PhoneNumberId number);
}
