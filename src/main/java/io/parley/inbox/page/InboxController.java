package io.parley.inbox.page;

import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page and those of its parts that are refreshed on their own. */
@Controller
@RequestMapping("/inbox")
class InboxController {

    private static final String PAGE = "inbox/inbox";

    private final Conversations conversations;
    private final Lists lists;
    private final Chats chats;
    private final Lines lines;
    private final Names names;

    InboxController(Conversations conversations, Lists lists, Chats chats, Lines lines, Names names) {
        this.conversations = conversations;
        this.lists = lists;
        this.chats = chats;
        this.lines = lines;
        this.names = names;
    }

    @GetMapping
    String inbox(Person me, Sought sought, Model page) {
        addSide(me, sought.orIn(lists.firstTab()), page);
        return PAGE;
    }

    /** The left side alone: another tab. */
    @GetMapping("/side")
    String side(Person me, Sought sought, Model page) {
        addSide(me, sought.orIn(lists.firstTab()), page);
        return "inbox/side :: side";
    }

    @GetMapping("/tabs")
    String tabs(Person me, Sought sought, Model page) {
        var shown = sought.orIn(lists.firstTab());
        page.addAttribute("sought", shown);
        page.addAttribute("tabs", lists.tabs(me, shown));
        return "inbox/side :: tabs";
    }

    @GetMapping("/rows")
    String rows(Person me, Sought sought, @RequestParam(required = false) @Nullable String chosen, Model page) {
        addRows(me, sought.orIn(lists.firstTab()), page);
        page.addAttribute("chosen", chosen);
        return "inbox/side :: rows";
    }

    private void addSide(Person me, Sought sought, Model page) {
        page.addAttribute("tabs", lists.tabs(me, sought));
        page.addAttribute("numbers", names.numbers(me));
        page.addAttribute("team", names.team(me));
        page.addAttribute("tagsInUse", lists.tags(me));
        addRows(me, sought, page);
    }

    private void addRows(Person me, Sought sought, Model page) {
        var rows = lists.rows(me, sought);
        page.addAttribute("sought", sought);
        page.addAttribute("list", rows);
        if (rows.rows().isEmpty() && !sought.isSearch()) page.addAttribute("isNew", lists.isEmpty(me));
    }

    /** A conversation in the page, or alone where the page is there already. */
    @GetMapping("/conversations/{key}")
    String conversation(
            Person me,
            @PathVariable String key,
            Sought sought,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment,
            Model page) {
        var conversation = conversations.find(me, ConversationKey.parse(key));
        addChat(me, conversation, page);
        if (fragment != null) return "inbox/chat :: chat";
        addSide(me, sought.orIn(conversation.stands().state()), page);
        page.addAttribute("chosen", key);
        return PAGE;
    }

    /** The lines before those that are shown. */
    @GetMapping("/conversations/{key}/lines")
    String lines(Person me, @PathVariable String key, @RequestParam String cursor, Model page) {
        page.addAttribute("key", key);
        page.addAttribute("stretch", lines.before(me, ConversationKey.parse(key), cursor));
        return "inbox/lines :: lines";
    }

    private void addChat(Person me, Conversation conversation, Model page) {
        page.addAttribute("key", conversation.key().toString());
        page.addAttribute("chat", chats.of(me, conversation));
        page.addAttribute("stretch", lines.before(me, conversation.key(), null));
    }
}
