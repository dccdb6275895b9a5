package io.parley.transcript;

import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.PhoneNumberId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The rows of {@code conversation}, one by one. */
@Component
class ConversationTable {

    static final String SAVE = """
            update conversation
            set customer_phone = :phone, customer_user_id = :userId, customer_username = :username,
                customer_name = :customerName, customer_wrote_at = :customerWroteAt,
                state = :state, assignee = :assignee, picked_up_by = :pickedUpBy,
                since = :since, closes_at = :closesAt,
                instance_id = :instance, diagram_id = :diagram, task_id = :task,
                last_text = :lastText, last_direction = :lastDirection, last_at = :lastAt,
                unanswered = :unanswered
            where conversation_key = :key""";

    private final JdbcClient jdbc;

    ConversationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Conversation> lock(ConversationKey key) {
        return select("select * from conversation where conversation_key = :key for update", key);
    }

    Optional<Conversation> lock(PhoneNumberId number, String customerId, Instant at) {
        return jdbc.sql("""
                        select * from conversation where conversation_key in (
                            select conversation_key from customer_alias
                            where phone_number_id = :number and alias = :alias
                              and led_from <= :at and (led_until is null or led_until > :at)
                        ) for update""")
                .param("number", number.value())
                .param("alias", customerId)
                .param("at", Times.column(at))
                .query(Rows::conversation)
                .optional();
    }

    Optional<Conversation> find(ConversationKey key) {
        return select("select * from conversation where conversation_key = :key", key);
    }

    private Optional<Conversation> select(String sql, ConversationKey key) {
        return jdbc.sql(sql)
                .param("key", key.toString())
                .query(Rows::conversation)
                .optional();
    }

    void begin(Conversation conversation) {
        columns(conversation, jdbc.sql("""
                        insert into conversation (conversation_key, ban, phone_number_id,
                                                  customer_phone, customer_user_id, customer_username,
                                                  customer_name, customer_wrote_at,
                                                  state, assignee, picked_up_by, since, closes_at,
                                                  instance_id, diagram_id, task_id,
                                                  last_text, last_direction, last_at, unanswered)
                        values (:key, :ban, :number, :phone, :userId, :username, :customerName, :customerWroteAt,
                                :state, :assignee, :pickedUpBy, :since, :closesAt, :instance, :diagram, :task,
                                :lastText, :lastDirection, :lastAt, :unanswered)"""))
                .param("ban", conversation.ban())
                .param("number", conversation.key().number().value())
                .update();
    }

    void save(Conversation conversation) {
        columns(conversation, jdbc.sql(SAVE)).update();
    }

    static StatementSpec columns(Conversation conversation, StatementSpec row) {
        return standing(conversation, lastMessage(conversation, row))
                .param("key", conversation.key().toString())
                .param("phone", conversation.customer().phone())
                .param("userId", conversation.customer().userId())
                .param("username", conversation.customer().username())
                .param("customerName", conversation.customerName())
                .param("unanswered", conversation.unanswered())
                .param("customerWroteAt", Times.column(conversation.customerWroteAt()));
    }

    private static StatementSpec standing(Conversation conversation, StatementSpec update) {
        var standing = conversation.standing();
        return update.param("state", standing == null ? null : standing.state())
                .param("assignee", standing == null ? null : standing.assignee())
                .param("pickedUpBy", standing == null ? null : standing.pickedUpBy())
                .param("since", standing == null ? null : Times.column(standing.since()))
                .param("closesAt", standing == null ? null : Times.column(standing.closesAt()))
                .param("instance", standing == null ? null : standing.instance())
                .param("diagram", standing == null ? null : standing.diagram())
                .param("task", standing == null ? null : standing.task());
    }

    private static StatementSpec lastMessage(Conversation conversation, StatementSpec update) {
        var last = conversation.lastMessage();
        return update.param("lastText", last == null ? null : last.text())
                .param("lastDirection", last == null ? null : name(last.direction()))
                .param("lastAt", last == null ? null : Times.column(last.at()));
    }

    private static @Nullable String name(io.parley.conversation.Message.Direction direction) {
        return Rows.name(direction);
    }
}
