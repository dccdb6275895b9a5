package io.parley.inbox;

import io.parley.conversation.BulkDesk;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Invalid;
import io.parley.conversation.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Working many conversations at once. */
@RestController
@RequestMapping("/api/bulk")
@Tag(name = "Work")
class BulkController {

    private static final String EACH =
            "Up to 200, each on its own by the rules for it: 200 even where some are refused, which are reported";

    private final BulkDesk desk;

    BulkController(BulkDesk desk) {
        this.desk = desk;
    }

    record Several(@NotNull(message = "keys is missing") List<@Nullable String> keys) {}

    record SeveralForOne(
            @NotNull(message = "keys is missing") List<@Nullable String> keys,
            @NotBlank(message = "assignee is missing") String assignee) {}

    /**
     * @param customer what the customer is called; missing where you may not see the conversation
     * @param rule the row of the role rules; missing where it was something else
     */
    record RefusedView(
            String key, @Nullable String customer, @Nullable String rule, String reason) {
        private static RefusedView of(BulkDesk.Refused it) {
            return new RefusedView(it.key().toString(), it.customer(), it.rule(), it.reason());
        }
    }

    record ReportView(int done, List<RefusedView> refused) {
        private static ReportView of(BulkDesk.Report report) {
            return new ReportView(
                    report.done(),
                    report.refused().stream().map(RefusedView::of).toList());
        }
    }

    @PostMapping("/resolution")
    @Operation(summary = "Mark several as resolved (R9, R11)", description = EACH)
    ReportView resolve(Person person, @Valid @RequestBody Several several) {
        return ReportView.of(desk.resolve(person, keys(several.keys())));
    }

    @PostMapping("/assignee")
    @Operation(summary = "Assign, take over or reassign several (R5, R7)", description = EACH)
    ReportView assign(Person person, @Valid @RequestBody SeveralForOne several) {
        return ReportView.of(desk.assign(person, keys(several.keys()), several.assignee()));
    }

    private static List<ConversationKey> keys(List<@Nullable String> keys) {
        if (keys.size() > BulkDesk.MOST) throw new Invalid("keys", "Name 1 to " + BulkDesk.MOST + " conversations");
        return keys.stream().map(BulkController::key).toList();
    }

    private static ConversationKey key(@Nullable String key) {
        if (key == null) throw new Invalid("keys", "A conversation's key is written number:customer");
        return ConversationKey.parse(key);
    }
}
