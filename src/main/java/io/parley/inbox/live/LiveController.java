package io.parley.inbox.live;

import io.parley.conversation.BusinessNumber;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Directory;
import io.parley.conversation.Invalid;
import io.parley.conversation.Person;
import io.parley.conversation.Unknown;
import io.parley.inbox.live.Presence.Company;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream that a page listens to, and where it says what its person looks at. */
@RestController
@RequestMapping("/inbox")
class LiveController {

    private final Hub hub;
    private final Presence presence;
    private final Neighbours neighbours;
    private final Directory directory;

    LiveController(Hub hub, Presence presence, Neighbours neighbours, Directory directory) {
        this.hub = hub;
        this.presence = presence;
        this.neighbours = neighbours;
        this.directory = directory;
    }

    /**
     * What a page shows.
     *
     * @param page the page's own id, the same as long as it is open
     * @param key the conversation; null for none
     */
    record Looking(@Nullable String page, @Nullable String key, boolean typing) {}

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(Person person, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Accel-Buffering", "no");
        var session = request.getSession(false);
        return hub.open(person, session == null ? null : session.getId());
    }

    /** @return who is there, oneself included */
    @PutMapping("/presence")
    Company look(Person person, @RequestBody Looking looking) {
        if (looking.page() == null || !looking.page().matches("[\\w-]{1,40}"))
            throw new Invalid("page", "A page has an id of its own");
        var key = looking.key() == null ? null : ConversationKey.parse(looking.key());
        if (key != null) requireTheirs(person, key);
        var isTyping = key != null && looking.typing();
        presence.at(looking.page(), person, key, isTyping);
        neighbours.tell(new Glance(looking.page(), person.id(), looking.key(), isTyping));
        return key == null ? new Company("", List.of()) : new Company(key.toString(), presence.people(key));
    }

    private void requireTheirs(Person person, ConversationKey key) {
        directory
                .number(key.number())
                .map(BusinessNumber::ban)
                .filter(person::belongsTo)
                .orElseThrow(() -> new Unknown("There is no such conversation"));
    }
}
