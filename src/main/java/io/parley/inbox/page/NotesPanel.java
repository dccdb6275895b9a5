package io.parley.inbox.page;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Note;
import io.parley.conversation.NoteDesk;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Person;
import io.parley.conversation.TagDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The panel of tags and notes beside the chat. */
@Controller
@RequestMapping("/inbox/conversations/{key}")
class NotesPanel {

    private static final int PAGE = 30;

    private final NoteDesk notes;
    private final TagDesk tags;
    private final Names names;

    NotesPanel(NoteDesk notes, TagDesk tags, Names names) {
        this.notes = notes;
        this.tags = tags;
        this.names = names;
    }

    @GetMapping("/notes")
    String notes(
            Person me, @PathVariable String key, @RequestParam(required = false) @Nullable String cursor, Model page) {
        addNotes(me, ConversationKey.parse(key), cursor, page);
        if (cursor != null) return "inbox/note :: items";
        addTags(me, ConversationKey.parse(key), page);
        return "inbox/note :: panel";
    }

    @GetMapping("/tags")
    String tags(Person me, @PathVariable String key, Model page) {
        addTags(me, ConversationKey.parse(key), page);
        return "inbox/tag :: editor";
    }

    private void addNotes(Person me, ConversationKey key, @Nullable String cursor, Model page) {
        page.addAttribute("key", key.toString());
        page.addAttribute("writes", me.role().worksConversations());
        var found = notes.list(me, key, new PageRequest(PAGE, cursor));
        page.addAttribute(
                "notes", found.items().stream().map(it -> noted(me, it)).toList());
        page.addAttribute("next", found.nextCursor());
    }

    private Noted noted(Person me, Note note) {
        return new Noted(note.id(), note.at(), names.of(note.by()), note.text(), notes.mayDelete(me, note));
    }

    private void addTags(Person me, ConversationKey key, Model page) {
        page.addAttribute("key", key.toString());
        page.addAttribute("tags", tags.of(me, key));
        page.addAttribute("offered", tags.inUseWith(me, key));
        page.addAttribute("writes", me.role().worksConversations());
    }
}
