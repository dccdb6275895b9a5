package io.parley.proof;

import io.parley.conversation.Conversation;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Person;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.boot.test.context.TestComponent;

/** Camunda's own services, as its REST API and its web apps call them. */
@TestComponent
final class RawEngine implements Door {

    private final ProcessEngine engine;

    RawEngine(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public boolean customerWrites(InboundMessage message) {
        engine.getRuntimeService()
                .createMessageCorrelation("customerWrote")
                .processInstanceBusinessKey(message.conversation().toString())
                .setVariables(Map.of(
                        "messageId", message.id(), "text", message.text(), "sentAt", Date.from(message.sentAt())))
                .correlate();
        return true;
    }

    @Override
    public void replies(Person person, Conversation seen, String text) {
        as(person, () -> engine.getTaskService().complete(task(seen), Variables.putValue("reply", text)));
    }

    @Override
    public void picksUp(Person person, Conversation seen) {
        as(person, () -> engine.getTaskService().setAssignee(task(seen), person.id()));
    }

    @Override
    public void resolves(Person person, Conversation seen) {
        as(person, () -> engine.getTaskService().complete(task(seen)));
    }

    @Override
    public void takesOver(Person person, Conversation seen) {
        picksUp(person, seen);
    }

    private static String task(Conversation seen) {
        return String.valueOf(seen.stands().task());
    }

    private void as(Person person, Runnable work) {
        engine.getIdentityService()
                .setAuthentication(person.id(), List.of(person.role().id()), List.copyOf(person.bans()));
        try {
            work.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
