package io.parley.sandbox;

import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
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

    private final Phones phones;
    private final Memory memory;
    private final SandboxFiles files;
    private final Troubles troubles;
    private final Post post;
    private final Clock clock;

    PhoneController(Phones phones, Memory memory, SandboxFiles files, Troubles troubles, Post post, Clock clock) {
        this.phones = phones;
        this.memory = memory;
        this.files = files;
        this.troubles = troubles;
        this.post = post;
        this.clock = clock;
    }

    record Written(String number, String customer, @Nullable String name, String text) {}

    record Looked(String number, String customer) {}

    record Made(String customer, Trouble trouble) {}

    @GetMapping("/numbers")
    PhoneView.Numbers numbers(Principal principal) {
        return PhoneView.Numbers.of(phones.numbersOf(principal));
    }

    @GetMapping("/chats")
    PhoneView chats(
            @RequestParam String number, @RequestParam(defaultValue = "") String customer, Principal principal) {
        var ours = phones.ours(number, principal);
        var chats = memory.chatsOf(ours.id()).entrySet().stream()
                .map(chat -> PhoneView.Chat.of(chat.getKey(), chat.getValue(), memory.of(chat.getKey())))
                .sorted()
                .toList();
        if (customer.isBlank()) return new PhoneView(chats, List.of(), false, troubles.all());
        var chat = phones.chat(number, customer, principal);
        var messages = memory.of(chat).stream().map(PhoneView.Line::of).toList();
        return new PhoneView(chats, messages, memory.isTyping(chat, clock.instant()), troubles.all());
    }

    /** The customer writes: to the real webhook, with a real signature. */
    @PostMapping("/messages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PhoneView.Line write(@RequestBody Written written, Principal principal) {
        var chat = phones.chat(written.number(), written.customer(), principal);
        var text = Phones.required("text", written.text(), LONGEST_TEXT);
        var name = Phones.name(written.name());
        var bubble = Bubble.of(chat, "text", text, null, clock.instant());
        memory.name(chat, name);
        memory.keep(bubble);
        post.bring(bubble, name);
        return PhoneView.Line.of(bubble);
    }

    /** The customer looks at the chat, and so reads it. */
    @PostMapping("/looks")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void look(@RequestBody Looked looked, Principal principal) {
        memory.show(phones.chat(looked.number(), looked.customer(), principal)).forEach(post::read);
    }

    /** Trouble for one customer, or for everybody ({@code *}). */
    @PutMapping("/trouble")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void make(@RequestBody Made made) {
        var everybody = made.customer().equals(Troubles.EVERYBODY);
        troubles.make(everybody ? Troubles.EVERYBODY : Phones.digits(made.customer()), made.trouble());
    }

    /** A new phone: no chats and no trouble. What Parley has recorded stays with Parley. */
    @PostMapping("/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset() {
        troubles.end();
        memory.forget();
        files.forget();
    }
}
