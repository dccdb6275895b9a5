package io.parley.inbox;

import io.parley.conversation.PageRequest;
import io.parley.conversation.Person;
import io.parley.conversation.SecurityEvent;
import io.parley.conversation.SecurityLog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who came in, and who changed what people may do, for admins and owners. */
@RestController
@RequestMapping("/api/security-events")
@Tag(name = "Security events", description = "Who came in, and who changed what people may do; for admins and owners")
class SecurityEventsController {

    private final SecurityLog log;

    SecurityEventsController(SecurityLog log) {
        this.log = log;
    }

    record SecurityEventPage(
            List<SecurityEvent> items, @Nullable String nextCursor) {}

    @GetMapping
    @Operation(
            summary = "A page of what concerns your accounts, the newest first",
            description =
                    "Callers who bring their password with every call are written down once an hour for each address")
    SecurityEventPage list(
            Person person,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = log.page(person.bans(), new PageRequest(limit, cursor));
        return new SecurityEventPage(page.items(), page.nextCursor());
    }
}
