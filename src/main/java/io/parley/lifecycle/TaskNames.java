package io.parley.lifecycle;

import io.parley.conversation.BusinessNumber;
import io.parley.conversation.Conversation;
import io.parley.conversation.Directory;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** What a task is called in Tasklist: the customer and the number they wrote to. */
@Component
class TaskNames {

    private final Supplier<Directory> directory;

    TaskNames(ObjectProvider<Directory> directory) {
        this.directory = SingletonSupplier.of(directory::getObject);
    }

    String of(Conversation conversation) {
        var number = conversation.key().number();
        var label = directory.get().number(number).map(BusinessNumber::label).orElse(number.value());
        return nameOf(conversation) + " · " + label;
    }

    private static String nameOf(Conversation conversation) {
        if (conversation.customerName() != null) return conversation.customerName();
        var username = conversation.customer().username();
        return Objects.requireNonNullElse(username, conversation.key().customer());
    }
}
