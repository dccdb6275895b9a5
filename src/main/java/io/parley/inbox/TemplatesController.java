package io.parley.inbox;

import io.parley.conversation.Person;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Template;
import io.parley.conversation.TemplateDesk;
import io.parley.conversation.TemplateList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be sent when the reply window is over, or to somebody who never wrote. */
@RestController
@RequestMapping("/api/templates")
@Tag(name = "Templates", description = "Messages that WhatsApp has approved beforehand")
class TemplatesController {

    private final TemplateDesk desk;

    TemplatesController(TemplateDesk desk) {
        this.desk = desk;
    }

    /**
     * @param words always there
     * @param amount per delivered message, where a customer is asked for and a rate of their market is in the settings
     */
    record CostView(
            String words,
            @Nullable BigDecimal amount,
            @Nullable String currency) {}

    /**
     * @param parameters the names of the body's blanks, in their order
     * @param obstacle why it cannot be sent with Parley; null where it can
     */
    record TemplateView(
            String name,
            String language,
            String category,
            @Nullable String header,
            List<String> headerParameters,
            String body,
            List<String> parameters,
            @Nullable String footer,
            List<String> buttons,
            CostView cost,
            @Nullable String obstacle) {

        private static TemplateView of(TemplateList.Priced priced) {
            Template it = priced.template();
            var cost = priced.cost();
            return new TemplateView(
                    it.name(),
                    it.language(),
                    it.category(),
                    it.header(),
                    it.headerParameters(),
                    it.body(),
                    it.parameters(),
                    it.footer(),
                    it.buttons(),
                    new CostView(cost.words(), cost.amount(), cost.currency()),
                    it.obstacle());
        }
    }

    /**
     * @param fetchedAt when WhatsApp listed them
     * @param note why there are none, or why they may be out of date
     */
    record Templates(
            List<TemplateView> items,
            @Nullable Instant fetchedAt,
            @Nullable String note) {}

    @GetMapping
    @Operation(
            summary = "The approved templates of a number, and what they cost",
            description = "With a customer, also the amount for their market, where the settings name it")
    Templates list(
            Person person, @RequestParam String number, @RequestParam(required = false) @Nullable String customer) {
        var list = desk.list(person, new PhoneNumberId(number), customer);
        return new Templates(list.items().stream().map(TemplateView::of).toList(), list.fetchedAt(), list.note());
    }
}
