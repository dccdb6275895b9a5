package io.parley.whatsapp;

import io.parley.conversation.BusinessNumber;
import io.parley.conversation.Directory;
import io.parley.conversation.Person;
import io.parley.conversation.PhoneNumberId;
import java.util.List;
import java.util.Optional;

/** A directory in which every number is known but one. */
final class NumbersOnly implements Directory {

    static final String UNKNOWN = "999999999999999";

    @Override
    public Optional<BusinessNumber> number(PhoneNumberId id) {
        return Optional.of(new BusinessNumber(id, "acme", "+49 30 1234567", "Support"))
                .filter(number -> !id.value().equals(UNKNOWN));
    }

    @Override
    public List<BusinessNumber> numbers() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Person> person(String id) {
        return Optional.empty();
    }

    @Override
    public List<Person> team(String ban) {
        return List.of();
    }
}
