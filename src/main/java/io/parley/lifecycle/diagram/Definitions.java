package io.parley.lifecycle.diagram;

import static io.parley.lifecycle.diagram.ConversationProcess.KEY;
import static io.parley.lifecycle.diagram.ConversationProcess.ROLE_RULES;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/** The processes and tables that one deployment defines. */
final class Definitions {

    private static final Set<String> KINDS = Set.of("process", "decision");
    private static final Set<String> OURS = Set.of(KEY, DeliveryProcess.KEY, ROLE_RULES);

    private final @Nullable String tenant;
    private final Set<String> ids = new HashSet<>();

    Definitions(@Nullable String tenant) {
        this.tenant = tenant;
    }

    /** Notes what a file defines; the engine would refuse a second one of an id, but says so less clearly. */
    void add(Document file, Faults faults) {
        Elements.allIn(file)
                .filter(element -> KINDS.contains(element.getLocalName()))
                .forEach(element -> {
                    var id = element.getAttribute("id");
                    faults.unless(ids.add(id), element, "is in this deployment twice.");
                    faults.unless(
                            tenant == null || !OURS.contains(id),
                            element,
                            "belongs to all accounts; deploy it without a tenant.");
                });
    }
}
