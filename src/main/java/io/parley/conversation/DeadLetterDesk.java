package io.parley.conversation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where admins look after what could not be processed. A letter is shown to those of the account that its number belongs
 * to; where there is one account only, letters that say no known number are shown to it as well.
 */
public final class DeadLetterDesk {

    private final DeadLetters letters;
    private final List<? extends Redelivery> redeliveries;
    private final Directory directory;

    public DeadLetterDesk(DeadLetters letters, List<? extends Redelivery> redeliveries, Directory directory) {
        this.letters = letters;
        this.redeliveries = List.copyOf(redeliveries);
        this.directory = directory;
    }

    public Page<DeadLetter> list(Person person, PageRequest page) {
        return letters.page(numbersShownTo(person), page);
    }

    /**
     * Brings a letter in again and drops it; in the middle of that it may be brought in twice, which does no harm.
     *
     * @throws Invalid if it still cannot be processed; it is kept
     */
    public void replay(Person person, long id) {
        var letter = shown(person, id);
        redeliveries.stream()
                .filter(it -> it.source().equals(letter.source()))
                .findFirst()
                .orElseThrow(() -> new Invalid("source", "Nothing can bring this in again"))
                .redeliver(letter);
        letters.drop(id);
    }

    public void drop(Person person, long id) {
        letters.drop(shown(person, id).id());
    }

    private DeadLetter shown(Person person, long id) {
        var numbers = numbersShownTo(person);
        return letters.find(id)
                .filter(letter -> numbers == null || letter.number() != null && numbers.contains(letter.number()))
                .orElseThrow(() -> new Unknown("There is no such letter"));
    }

    /** Null for all. */
    private @Nullable Set<String> numbersShownTo(Person person) {
        var all = directory.numbers();
        var accounts = all.stream().map(BusinessNumber::ban).distinct().toList();
        if (accounts.size() == 1 && person.belongsTo(accounts.get(0))) return null;
        return all.stream()
                .filter(number -> person.belongsTo(number.ban()))
                .map(number -> number.id().value())
                .collect(Collectors.toSet());
    }
}
