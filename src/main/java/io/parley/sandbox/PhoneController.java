package io.parley.sandbox;

import io.parley.conversation.BusinessNumber;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Directory;
import io.parley.conversation.Invalid;
import io.parley.conversation.PhoneNumberId;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the phone shows and does, for whoever is signed in and only with their accounts' numbers. */
@RestController
@Profile(SandboxProfile.NAME)
@RequestMapping(PhonePage.PATH)
class PhoneController {

    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_NAME = 100;

    private final Directory directory;
    private final Memory memory;
    private final Troubles troubles;
    private final Post post;
    private final Clock clock;

    PhoneController(Directory directory, Memory memory, Troubles troubles, Post post, Clock clock) {
        this.directory = directory;
        this.memory = memory;
        this.troubles = troubles;
        this.post = post;
        this.clock = clock;
    }

    record Written(String number, String customer, @Nullable String name, String text) {}

    record Looked(String number, String customer) {}

    record Made(String customer, Trouble trouble) {}

    @GetMapping("/numbers")
    PhoneView.Numbers numbers(Principal principal) {
        return PhoneView.Numbers.of(numbersOf(principal));
    }

    @GetMapping("/chats")
    PhoneView chats(
            @RequestParam String number, @RequestParam(defaultValue = "") String customer, Principal principal) {
        var ours = ours(number, principal);
        var chats = memory.chatsOf(ours.id()).entrySet().stream()
                .map(chat -> PhoneView.Chat.of(chat.getKey(), chat.getValue(), memory.of(chat.getKey())))
                .sorted()
                .toList();
        if (customer.isBlank()) return new PhoneView(chats, List.of(), false, troubles.all());
        var chat = chat(ours, customer);
        var messages = memory.of(chat).stream().map(PhoneView.Line::of).toList();
        return new PhoneView(chats, messages, memory.isTyping(chat, clock.instant()), troubles.all());
    }

    /** The customer writes: to the real webhook, with a real signature. */
    @PostMapping("/messages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PhoneView.Line write(@RequestBody Written written, Principal principal) {
        var chat = chat(ours(written.number(), principal), written.customer());
        var text = required("text", written.text(), LONGEST_TEXT);
        var name = required("name", written.name(), LONGEST_NAME);
        var bubble = new Bubble(
                Memory.newId(), chat, true, "text", text, null, null, clock.instant(), Tick.WAITING, true, null);
        memory.name(chat, name);
        memory.keep(bubble);
        post.bring(bubble, name);
        return PhoneView.Line.of(bubble);
    }

    /** The customer looks at the chat, and so reads it. */
    @PostMapping("/looks")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void look(@RequestBody Looked looked, Principal principal) {
        memory.show(chat(ours(looked.number(), principal), looked.customer())).forEach(post::read);
    }

    /** Trouble for one customer, or for everybody ({@code *}). */
    @PutMapping("/trouble")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void make(@RequestBody Made made) {
        var everybody = made.customer().equals(Troubles.EVERYBODY);
        troubles.make(everybody ? Troubles.EVERYBODY : digits(made.customer()), made.trouble());
    }

    /** A new phone: no chats and no trouble. What Parley has recorded stays with Parley. */
    @PostMapping("/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset() {
        troubles.end();
        memory.forget();
    }

    @ExceptionHandler
    ProblemDetail refuse(Invalid invalid) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, invalid.getMessage());
    }

    private List<BusinessNumber> numbersOf(Principal principal) {
        var person = directory.person(principal.getName()).orElseThrow();
        return directory.numbers().stream()
                .filter(number -> person.belongsTo(number.ban()))
                .toList();
    }

    private BusinessNumber ours(String number, Principal principal) {
        var id = new PhoneNumberId(number);
        return numbersOf(principal).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Invalid("number", "This is none of your business numbers"));
    }

    private static ConversationKey chat(BusinessNumber number, String customer) {
        return new ConversationKey(number.id(), digits(customer));
    }

    private static String digits(String customer) {
        var digits = customer.replaceAll("[ ()+/.-]", "");
        if (!digits.matches("[1-9][0-9]{5,14}"))
            throw new Invalid("customer", "A phone number has its country code and 6 to 15 digits");
        return digits;
    }

    private static String required(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) throw new Invalid(field, "There is no " + field);
        if (text.length() > longest) throw new Invalid(field, "The " + field + " is too long");
        return text.strip();
    }
}
