package io.parley.transcript;

import io.parley.conversation.Attachment;
import io.parley.conversation.Content;
import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Customer;
import io.parley.conversation.LastMessage;
import io.parley.conversation.Message;
import io.parley.conversation.Message.Direction;
import io.parley.conversation.Note;
import io.parley.conversation.Standing;
import io.parley.conversation.Transition;
import io.parley.conversation.Transition.Kind;
import io.parley.conversation.Transition.Why;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Our tables' rows as the hall's words. */
final class Rows {

    private static final int LONGEST_ERROR = 1000;

    private Rows() {}

    static Conversation conversation(ResultSet row, int number) throws SQLException {
        return new Conversation(
                ConversationKey.parse(row.getString("conversation_key")),
                row.getString("ban"),
                customer(row),
                row.getString("customer_name"),
                standing(row),
                lastMessage(row),
                Times.optional(row, "customer_wrote_at"),
                Times.optional(row, "window_closed_at"),
                row.getInt("unanswered"));
    }

    static Customer customer(ResultSet row) throws SQLException {
        return new Customer(
                row.getString("customer_phone"), row.getString("customer_user_id"), row.getString("customer_username"));
    }

    private static @Nullable Standing standing(ResultSet row) throws SQLException {
        var state = row.getString("state");
        if (state == null) return null;
        return new Standing(
                state,
                row.getString("assignee"),
                row.getString("picked_up_by"),
                Times.required(row, "since"),
                Times.optional(row, "closes_at"),
                row.getString("instance_id"),
                row.getString("diagram_id"),
                row.getString("task_id"));
    }

    private static @Nullable LastMessage lastMessage(ResultSet row) throws SQLException {
        var at = Times.optional(row, "last_at");
        return at == null ? null : new LastMessage(row.getString("last_text"), direction(row, "last_direction"), at);
    }

    static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                ConversationKey.parse(row.getString("conversation_key")),
                row.getString("message_id"),
                direction(row, "direction"),
                withFile(row, content(row, row.getString("quotes"))),
                Times.required(row, "at"),
                row.getString("by_person"),
                row.getString("status"),
                row.getString("error"),
                row.getString("campaign"));
    }

    static Content content(ResultSet row, @Nullable String quotes) throws SQLException {
        return new Content(row.getString("kind"), row.getString("text"), row.getString("raw"), quotes);
    }

    static Content withFile(ResultSet row, Content content) throws SQLException {
        var id = row.getString("media_id");
        if (id == null) return content;
        return new Content(content.kind(), content.text(), content.raw(), content.quotes(), attachment(row, 0));
    }

    static Attachment attachment(ResultSet row, int number) throws SQLException {
        return new Attachment(
                row.getString("media_id"),
                row.getString("media_source"),
                row.getString("media_type"),
                row.getString("media_name"),
                row.getObject("media_size", Long.class),
                row.getString("media_sha256"),
                Attachment.State.valueOf(row.getString("media_state")),
                row.getString("media_error"));
    }

    static Transition transition(ResultSet row, int number) throws SQLException {
        return new Transition(
                ConversationKey.parse(row.getString("conversation_key")),
                row.getString("from_state"),
                row.getString("to_state"),
                Times.required(row, "at"),
                row.getString("by_person"),
                row.getString("assignee"),
                row.getString("picked_up_by"),
                new Why(Kind.valueOf(row.getString("why_kind")), row.getString("why_detail")),
                row.getInt("diagram_version"));
    }

    static Note note(ResultSet row, int number) throws SQLException {
        return new Note(
                ConversationKey.parse(row.getString("conversation_key")),
                row.getString("note_id"),
                row.getString("by_person"),
                Times.required(row, "at"),
                row.getString("text"));
    }

    /** As much of an error as its column takes. */
    static @Nullable String shortened(@Nullable String words) {
        return words == null ? null : words.substring(0, Math.min(words.length(), LONGEST_ERROR));
    }

    static String name(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }

    private static Direction direction(ResultSet row, String column) throws SQLException {
        return Direction.valueOf(row.getString(column).toUpperCase(Locale.ROOT));
    }
}
