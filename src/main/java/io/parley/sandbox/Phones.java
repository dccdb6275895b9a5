package io.parley.sandbox;

import io.parley.conversation.BusinessNumber;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Directory;
import io.parley.conversation.Invalid;
import io.parley.conversation.PhoneNumberId;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** To which chats somebody has the phones: those with their own accounts' numbers. */
@Component
@Profile(SandboxProfile.NAME)
class Phones {

    private static final int LONGEST_NAME = 100;

    private final Directory directory;

    Phones(Directory directory) {
        this.directory = directory;
    }

    List<BusinessNumber> numbersOf(Principal principal) {
        var person = directory.person(principal.getName()).orElseThrow();
        return directory.numbers().stream()
                .filter(number -> person.belongsTo(number.ban()))
                .toList();
    }

    BusinessNumber ours(String number, Principal principal) {
        var id = new PhoneNumberId(number);
        return numbersOf(principal).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Invalid("number", "This is none of your business numbers"));
    }

    ConversationKey chat(String number, String customer, Principal principal) {
        return new ConversationKey(ours(number, principal).id(), digits(customer));
    }

    static String digits(String customer) {
        var digits = customer.replaceAll("[ ()+/.-]", "");
        if (!digits.matches("[1-9][0-9]{5,14}"))
            throw new Invalid("customer", "A phone number has its country code and 6 to 15 digits");
        return digits;
    }

    static String name(@Nullable String name) {
        return required("name", name, LONGEST_NAME);
    }

    static String required(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) throw new Invalid(field, "There is no " + field);
        return limited(field, text, longest);
    }

    static String limited(String field, String text, int longest) {
        if (text.length() > longest) throw new Invalid(field, "The " + field + " is too long");
        return text.strip();
    }
}
