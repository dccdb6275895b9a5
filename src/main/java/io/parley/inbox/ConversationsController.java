package io.parley.inbox;

import io.parley.conversation.Action;
import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.ConversationQuery;
import io.parley.conversation.Conversations;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Person;
import io.parley.inbox.Views.ActionView;
import io.parley.inbox.Views.ConversationView;
import io.parley.inbox.Views.MessageView;
import io.parley.inbox.Views.TransitionView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reading conversations. */
@RestController
@RequestMapping("/api/conversations")
@Tag(name = "Conversations", description = "Reading conversations, their transcripts and their histories")
class ConversationsController {

    private static final String OPEN = "open";
    /** A million are counted no further: it would take as long as reading them. */
    private static final int COUNTED = 10_000;

    private final Conversations conversations;
    private final Views views;

    ConversationsController(Conversations conversations, Views views) {
        this.conversations = conversations;
        this.views = views;
    }

    record ConversationPage(
            List<ConversationView> items, @Nullable String nextCursor, Map<String, Integer> counts) {}

    record MessagePage(List<MessageView> items, @Nullable String nextCursor) {}

    record TransitionPage(
            List<TransitionView> items, @Nullable String nextCursor) {}

    @GetMapping
    @Operation(
            summary = "A page of conversations",
            description =
                    "Newest activity first; open: longest waiting first; with q: customers first, then messages, the newest first")
    ConversationPage list(
            Person person,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var query = new ConversationQuery(
                person.bans(), state, assignee, null, q, tag, OPEN.equals(state), new PageRequest(limit, cursor));
        var page = conversations.list(query);
        var items = page.items().stream().map(it -> views.of(it, List.of())).toList();
        return new ConversationPage(items, page.nextCursor(), counts(query));
    }

    /** A count for every state of the diagram, in its order; a search finds in all of them, and does not count. */
    private Map<String, Integer> counts(ConversationQuery query) {
        var counts = new LinkedHashMap<String, Integer>();
        conversations
                .states()
                .forEach(state -> counts.put(state.id(), conversations.count(query.in(state.id()), COUNTED)));
        return counts;
    }

    @GetMapping("/{key}")
    @Operation(summary = "One conversation, and what you may do with it")
    ConversationView get(Person person, @PathVariable String key) {
        var conversation = conversations.find(person, ConversationKey.parse(key));
        return views.of(conversation, actions(person, conversation));
    }

    private List<ActionView> actions(Person person, Conversation conversation) {
        return Stream.of(Action.PICK_UP, Action.RELEASE, Action.REPLY, Action.ASSIGN, Action.RESOLVE)
                .map(action -> action(person, conversation, action))
                .toList();
    }

    private ActionView action(Person person, Conversation conversation, Action action) {
        var refusal = conversations.wouldRefuse(person, conversation, action);
        if (refusal == null) return new ActionView(action.id(), true, null, null);
        return new ActionView(action.id(), false, refusal.rule(), refusal.getMessage());
    }

    @GetMapping("/{key}/messages")
    @Operation(summary = "The transcript, oldest first")
    MessagePage messages(
            Person person,
            @PathVariable String key,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = conversations.messages(person, ConversationKey.parse(key), new PageRequest(limit, cursor));
        return new MessagePage(page.items().stream().map(Views::of).toList(), page.nextCursor());
    }

    @GetMapping("/{key}/history")
    @Operation(summary = "Who did what, when and why, oldest first")
    TransitionPage history(
            Person person,
            @PathVariable String key,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = conversations.history(person, ConversationKey.parse(key), new PageRequest(limit, cursor));
        return new TransitionPage(page.items().stream().map(Views::of).toList(), page.nextCursor());
    }
}
