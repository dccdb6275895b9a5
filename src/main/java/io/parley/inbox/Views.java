package io.parley.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.parley.conversation.Attachment;
import io.parley.conversation.BusinessNumber;
import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Directory;
import io.parley.conversation.LastMessage;
import io.parley.conversation.Message;
import io.parley.conversation.Person;
import io.parley.conversation.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The hall's words as the API shows them. */
@Component
class Views {

    private final Directory directory;

    Views(Directory directory) {
        this.directory = directory;
    }

    /**
     * @param id the id in the conversation's key, which never changes
     * @param phone null where WhatsApp hides it
     */
    record CustomerView(
            String id,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String userId,
            @Nullable String username) {
        private static CustomerView of(Conversation conversation) {
            var customer = conversation.customer();
            return new CustomerView(
                    conversation.key().customer(),
                    conversation.customerName(),
                    customer.phone(),
                    customer.userId(),
                    customer.username());
        }
    }

    record NumberView(
            String id, @Nullable String label, @Nullable String displayNumber) {}

    record LastMessageView(String text, String direction, Instant at) {
        private static @Nullable LastMessageView of(@Nullable LastMessage last) {
            return last == null ? null : new LastMessageView(last.text(), name(last.direction()), last.at());
        }
    }

    /**
     * What the signed-in person may do here, and why not.
     *
     * @param rule the row that says no; {@code replyWindow} where a template may still be sent
     */
    record ActionView(
            String action,
            boolean allowed,
            @Nullable String rule,
            @Nullable String reason) {}

    record ConversationView(
            String key,
            String ban,
            String state,
            @Nullable String assignee,
            @Nullable String pickedUpBy,
            CustomerView customer,
            NumberView number,
            @Nullable LastMessageView lastMessage,
            Instant since,
            @Nullable Instant closesAt,
            @Nullable Instant replyWindowEndsAt,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ActionView> actions) {}

    record MessageView(
            String id,
            String direction,
            String kind,
            String text,
            Instant at,
            @Nullable String by,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String via,

            @Nullable String status,
            @Nullable String error,
            @Nullable String campaign,
            @Nullable String quotes,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            MediaView media) {}

    /**
     * @param state waiting, stored, failed, tooLarge or removed
     * @param href where the file is; null until it is stored
     */
    record MediaView(
            String id,
            String type,
            @Nullable String name,
            @Nullable Long size,
            String state,
            @Nullable String error,
            @Nullable String href) {
        static MediaView of(ConversationKey key, Attachment file) {
            var isHere = file.state() == Attachment.State.STORED;
            return new MediaView(
                    file.id(),
                    file.type(),
                    file.name(),
                    file.size(),
                    file.state().id(),
                    file.error(),
                    isHere ? "/api/conversations/" + key + "/media/" + file.id() : null);
        }
    }

    record WhyView(String kind, String detail) {}

    record TransitionView(
            @Nullable String from,
            String to,
            Instant at,
            @Nullable String by,
            @Nullable String assignee,
            @Nullable String pickedUpBy,
            WhyView why,
            int diagramVersion) {}

    record PersonView(String id, String name, String role) {}

    ConversationView of(Conversation conversation, List<ActionView> actions) {
        var standing = conversation.stands();
        return new ConversationView(
                conversation.key().toString(),
                conversation.ban(),
                standing.state(),
                standing.assignee(),
                standing.pickedUpBy(),
                CustomerView.of(conversation),
                numberOf(conversation),
                LastMessageView.of(conversation.lastMessage()),
                standing.since(),
                standing.closesAt(),
                conversation.replyWindowEndsAt(),
                actions);
    }

    private NumberView numberOf(Conversation conversation) {
        var number = conversation.key().number();
        var known = directory.number(number);
        return new NumberView(
                number.value(),
                known.map(BusinessNumber::label).orElse(null),
                known.map(BusinessNumber::displayNumber).orElse(null));
    }

    static MessageView of(Message message) {
        return new MessageView(
                message.id(),
                name(message.direction()),
                message.kind(),
                message.text(),
                message.at(),
                message.by(),
                message.isByPhone() ? "phone" : null,
                message.status(),
                message.error(),
                message.campaign(),
                message.content().quotes(),
                mediaOf(message));
    }

    private static @Nullable MediaView mediaOf(Message message) {
        var file = message.content().attachment();
        return file == null ? null : MediaView.of(message.conversation(), file);
    }

    static TransitionView of(Transition transition) {
        var why = transition.why();
        return new TransitionView(
                transition.from(),
                transition.to(),
                transition.at(),
                transition.by(),
                transition.assignee(),
                transition.pickedUpBy(),
                new WhyView(why.kind().name().toLowerCase(Locale.ROOT), why.detail()),
                transition.diagramVersion());
    }

    static PersonView of(Person person) {
        return new PersonView(person.id(), person.name(), person.role().id());
    }

    private static String name(Message.Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }
}
