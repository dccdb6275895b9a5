package io.parley.inbox.page;

import io.parley.conversation.AuditDesk;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What happened to a conversation, beside the chat: in sentences, and in its diagram. */
@Controller
@RequestMapping("/inbox/conversations/{key}")
class AuditController {

    private static final int PAGE = 30;

    private final AuditDesk audit;
    private final Conversations conversations;
    private final Sentences sentences;

    AuditController(AuditDesk audit, Conversations conversations, Sentences sentences) {
        this.audit = audit;
        this.conversations = conversations;
        this.sentences = sentences;
    }

    @GetMapping("/history")
    String history(
            Person me, @PathVariable String key, @RequestParam(required = false) @Nullable String cursor, Model panel) {
        var page = audit.history(me, ConversationKey.parse(key), new PageRequest(PAGE, cursor));
        panel.addAttribute("key", key);
        panel.addAttribute(
                "events",
                page.items().stream().map(it -> Event.of(it, sentences.of(it))).toList());
        panel.addAttribute("next", page.nextCursor());
        return cursor == null ? "inbox/history :: panel" : "inbox/history :: events";
    }

    @GetMapping("/diagram")
    String diagram(Person me, @PathVariable String key, Model panel) {
        draw(me, key, panel);
        return "inbox/diagram :: panel";
    }

    /** The same on a page of its own, as large as it is drawn. */
    @GetMapping("/diagram/large")
    String largeDiagram(Person me, @PathVariable String key, Model page) {
        draw(me, key, page);
        return "inbox/diagram-large";
    }

    private void draw(Person me, String key, Model model) {
        var parsed = ConversationKey.parse(key);
        var conversation = conversations.find(me, parsed);
        model.addAttribute("key", key);
        model.addAttribute("customer", Names.of(conversation));
        model.addAttribute("isArchived", conversation.stands().instance() == null);
        model.addAttribute("picture", new Picture(audit.drawing(me, parsed)));
    }
}
