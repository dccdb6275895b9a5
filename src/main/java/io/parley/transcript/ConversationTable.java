package io.parley.transcript;

import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.LastMessage;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Standing;
import io.parley.conversation.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code conversation}, one by one. */
@Component
class ConversationTable {

    private static final String SAVE = """
            update conversation
            set customer_phone = :phone, customer_user_id = :userId, customer_username = :username,
                customer_name = :customerName, customer_wrote_at = :customerWroteAt,
                state = :state, assignee = :assignee, picked_up_by = :pickedUpBy,
                since = :since, closes_at = :closesAt,
                instance_id = :instance, diagram_id = :diagram, task_id = :task,
                last_text = :lastText, last_direction = :lastDirection, last_at = :lastAt,
                unanswered = :unanswered
            where conversation_key = :key""";

    /** What a message changes that moves nothing: neither where the conversation stands nor who has it. */
    static final String HEAR = """
            update conversation
            set customer_phone = :phone, customer_user_id = :userId, customer_username = :username,
                customer_name = :customerName, customer_wrote_at = :customerWroteAt, closes_at = :closesAt,
                last_text = :lastText, last_direction = :lastDirection, last_at = :lastAt,
                unanswered = :unanswered
            where conversation_key = :key""";

    private static final String BEGIN = """
            insert into conversation (conversation_key, ban, phone_number_id,
                                      customer_phone, customer_user_id, customer_username,
                                      customer_name, customer_wrote_at,
                                      state, assignee, picked_up_by, since, closes_at,
                                      instance_id, diagram_id, task_id,
                                      last_text, last_direction, last_at, unanswered)
            values (:key, :ban, :number, :phone, :userId, :username, :customerName, :customerWroteAt,
                    :state, :assignee, :pickedUpBy, :since, :closesAt, :instance, :diagram, :task,
                    :lastText, :lastDirection, :lastAt, :unanswered)""";

    /** The conversation of whoever was known by an id at a time. */
    static final String IS_BY_ALIAS = """
            conversation_key in (
                select conversation_key from customer_alias
                where phone_number_id = :number and alias = :alias
                  and led_from <= :sentAt and (led_until is null or led_until > :sentAt))
            """;

    private static final String LOCK_BY_ALIAS = "select * from conversation where " + IS_BY_ALIAS + "for update";

    private record Known(PhoneNumberId number, String id, Instant at) {

        private static final Map<String, Column<Known>> COLUMNS = Map.of(
                "number", Column.text(it -> it.number().value()),
                "alias", Column.text(Known::id),
                "sentAt", Column.time(Known::at));
    }

    static final Map<String, Column<Conversation>> COLUMNS = Map.ofEntries(
            Map.entry("key", Column.text(it -> it.key().toString())),
            Map.entry("ban", Column.text(Conversation::ban)),
            Map.entry("number", Column.text(it -> it.key().number().value())),
            Map.entry("phone", Column.text(it -> it.customer().phone())),
            Map.entry("userId", Column.text(it -> it.customer().userId())),
            Map.entry("username", Column.text(it -> it.customer().username())),
            Map.entry("customerName", Column.text(Conversation::customerName)),
            Map.entry("customerWroteAt", Column.time(Conversation::customerWroteAt)),
            Map.entry("unanswered", Column.number(Conversation::unanswered)),
            Map.entry("state", Column.text(standing(Standing::state))),
            Map.entry("assignee", Column.text(standing(Standing::assignee))),
            Map.entry("pickedUpBy", Column.text(standing(Standing::pickedUpBy))),
            Map.entry("since", Column.time(standing(Standing::since))),
            Map.entry("closesAt", Column.time(standing(Standing::closesAt))),
            Map.entry("instance", Column.text(standing(Standing::instance))),
            Map.entry("diagram", Column.text(standing(Standing::diagram))),
            Map.entry("task", Column.text(standing(Standing::task))),
            Map.entry("lastText", Column.text(last(LastMessage::text))),
            Map.entry("lastDirection", Column.text(last(it -> Rows.name(it.direction())))),
            Map.entry("lastAt", Column.time(last(LastMessage::at))));

    private final JdbcClient jdbc;
    private final Written<Known> lockByAlias;
    private final Moved begin;
    private final Moved save;

    ConversationTable(JdbcClient jdbc, JdbcTemplate template, Recollection recollection) {
        this.jdbc = jdbc;
        this.lockByAlias = new Written<>(template, LOCK_BY_ALIAS, Known.COLUMNS);
        this.begin = new Moved(template, recollection, BEGIN, COLUMNS);
        this.save = new Moved(template, recollection, SAVE, COLUMNS);
    }

    private static <T> Function<Conversation, @Nullable T> standing(Function<Standing, @Nullable T> column) {
        return conversation -> conversation.standing() == null ? null : column.apply(conversation.standing());
    }

    private static <T> Function<Conversation, @Nullable T> last(Function<LastMessage, @Nullable T> column) {
        return conversation -> conversation.lastMessage() == null ? null : column.apply(conversation.lastMessage());
    }

    Optional<Conversation> lock(ConversationKey key) {
        return select("select * from conversation where conversation_key = :key for update", key);
    }

    Optional<Conversation> lock(PhoneNumberId number, String customerId, Instant at) {
        return lockByAlias.write(new Known(number, customerId, at), Rows::conversation);
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

    void begin(Conversation conversation, List<Transition> moves) {
        begin.write(conversation, moves);
    }

    void save(Conversation conversation, List<Transition> moves) {
        save.write(conversation, moves);
    }
}
