package io.parley.inbox.overview;

import io.parley.conversation.BusinessNumber;
import io.parley.conversation.Directory;
import io.parley.conversation.FiguresQuery;
import io.parley.conversation.Invalid;
import io.parley.conversation.OverviewDesk;
import io.parley.conversation.Person;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The overview as a page and as CSV. */
@Controller
class OverviewController {

    private final OverviewDesk desk;
    private final Directory directory;
    private final Sheets sheets;
    private final Clock clock;

    OverviewController(OverviewDesk desk, Directory directory, Sheets sheets, Clock clock) {
        this.desk = desk;
        this.directory = directory;
        this.sheets = sheets;
        this.clock = clock;
    }

    @GetMapping("/inbox/overview")
    String page(Person me, Asked asked, Model page) {
        desk.admit(me);
        var query = asked.of(me, clock);
        var overview = desk.overview(me, query);
        page.addAttribute("asked", asked);
        page.addAttribute("query", query);
        page.addAttribute("bans", me.bans().stream().sorted().toList());
        page.addAttribute("numbers", numbers(query.ban()));
        page.addAttribute("overview", overview);
        page.addAttribute("team", Team.of(overview.people(), directory, query.ban()));
        page.addAttribute("charts", overview.days().size() == 1 ? List.of() : Charts.of(overview));
        page.addAttribute("words", new Words());
        return "inbox/overview";
    }

    private List<BusinessNumber> numbers(String ban) {
        return directory.numbers().stream()
                .filter(it -> it.ban().equals(ban))
                .sorted(Comparator.comparing(BusinessNumber::label, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    @GetMapping("/inbox/overview.csv")
    void csv(Person me, Asked asked, @RequestParam(defaultValue = "days") String of, HttpServletResponse response)
            throws IOException {
        desk.admit(me);
        var query = asked.of(me, clock);
        desk.admit(me, query);
        if (!of.equals("days") && !of.equals("episodes"))
            throw new Invalid("of", "There is a sheet of days and one of episodes");
        response.setContentType("text/csv; charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + nameOf(of, query) + "\"");
        var csv = new Csv(response.getWriter());
        if (of.equals("days")) sheets.days(me, query, csv);
        else sheets.episodes(me, query, csv);
    }

    private static String nameOf(String sheet, FiguresQuery query) {
        return "parley-%s-%s-to-%s.csv"
                .formatted(sheet, query.period().first(), query.period().last());
    }
}
