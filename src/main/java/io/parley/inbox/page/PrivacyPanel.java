package io.parley.inbox.page;

import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Person;
import io.parley.conversation.PrivacyDesk;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The panel of what a customer may ask of whoever has their data; for owners and admins. */
@Controller
@RequestMapping("/inbox/conversations/{key}/privacy")
class PrivacyPanel {

    private final PrivacyDesk desk;
    private final Names names;

    PrivacyPanel(PrivacyDesk desk, Names names) {
        this.desk = desk;
        this.names = names;
    }

    record Kept(String key, String customer, String number) {}

    @GetMapping
    String panel(Person me, @PathVariable String key, Model panel) {
        var asked = ConversationKey.parse(key);
        panel.addAttribute("key", key);
        panel.addAttribute("customerId", asked.customer());
        panel.addAttribute(
                "conversations", desk.about(me, asked).stream().map(this::kept).toList());
        return "inbox/privacy :: panel";
    }

    private Kept kept(Conversation it) {
        return new Kept(it.key().toString(), Names.of(it), names.numberOf(it.key()));
    }
}
