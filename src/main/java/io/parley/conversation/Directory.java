package io.parley.conversation;

import java.util.List;
import java.util.Optional;

/** Who is who and which number is whose. */
public interface Directory {

    Optional<BusinessNumber> number(PhoneNumberId id);

    /** Every account's numbers. */
    List<BusinessNumber> numbers();

    Optional<Person> person(String id);

    /** Those of a BAN who can have a conversation, by name. */
    List<Person> team(String ban);
}
