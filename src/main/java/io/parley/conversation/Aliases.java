package io.parley.conversation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** By which ids customers are known. */
public interface Aliases {

    /** Every alias that these ids are or were on a number. */
    List<Alias> of(PhoneNumberId number, Collection<String> ids);

    /** Adds them, all of one number; loses to whoever adds one of them first, and is then tried again. */
    void add(List<Alias> aliases);

    /** Adds them where none of these ids was ever an alias on their number; false where one was. */
    boolean addUnlessKnown(List<Alias> aliases, Collection<String> ids);

    /** From then on it leads nowhere. */
    void retire(Alias alias, Instant until);
}
