package io.parley.inbox.page;

import io.parley.conversation.Blank;
import io.parley.conversation.CannedReplyDesk;
import io.parley.conversation.Person;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page where supervisors write canned replies, and everybody reads them. */
@Controller
@RequestMapping("/inbox/canned-replies")
class CannedRepliesPage {

    private final CannedReplyDesk desk;

    CannedRepliesPage(CannedReplyDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    String page(Person me, Model page) {
        page.addAttribute("replies", desk.list(me, null));
        page.addAttribute("bans", me.bans().stream().sorted().toList());
        page.addAttribute("blanks", Blank.values());
        return "inbox/canned-replies";
    }
}
