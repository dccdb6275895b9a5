package io.parley.transcript;

import io.parley.conversation.Arrival;
import io.parley.conversation.Attachment;
import io.parley.conversation.Conversation;
import io.parley.conversation.Duplicate;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Message;
import io.parley.conversation.Recalled;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes messages down: each with the terms it is found by, in one statement. */
@Component
class Scribe {

    /** How long WhatsApp keeps a file. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final String COLUMNS = "phone_number_id, message_id, conversation_key, direction, kind, text, raw,"
            + " quotes, at, by_person, status, error, campaign";
    private static final String VALUES = ":number, :id, :key, :direction, :kind, :text, :raw, :quotes,"
            + " cast(:at as timestamp(6) with time zone), :by, :status, :error, :campaign";

    private static final String UNLESS_IT_IS_THERE = "insert into message (" + COLUMNS + ") select " + VALUES
            + " where not exists (select 1 from message where phone_number_id = :number and message_id = :id)";

    private static final String ON_H2 =
            "insert into message_term (term, seq) select t.term, line.seq from final table (" + UNLESS_IT_IS_THERE
                    + ") line left join unnest(cast(:terms as bigint array)) t(term) on true";

    private static final String PLACED =
            "insert into message (seq, " + COLUMNS + ") select place.seq, " + VALUES + " from place";

    private static final String ALONE = "with " + placeOf("") + PLACED;

    private static final String LINE = "with " + lineOf("");

    private static final String TERMS = " insert into message_term (term, seq)"
            + " select t.term, line.seq from line cross join unnest(cast(:terms as bigint array)) t(term)";

    /** The message, its terms and its conversation's row in one; H2 has no such statement. */
    private static final String ALL_AT_ONCE = "with " + lineWithTermsOf("") + ConversationTable.HEAR
            + " and exists (select 1 from line) returning xmin as version";

    /** A row that still has its version, and to which its sender's id still leads. */
    private static final String UNCHANGED = """
            select 1 from conversation
            where conversation_key = :key and xmin = cast(:version as xid) and exists (
                select 1 from customer_alias
                where phone_number_id = :number and alias = :alias and conversation_key = :key
                  and led_from <= :sentAt and (led_until is null or led_until > :sentAt))
            for update
            """;

    private static final String LINE_IF_UNCHANGED =
            "with theirs as (" + UNCHANGED + "), " + lineWithTermsOf("from theirs");

    private static final String LOCKED_IF_UNCHANGED =
            LINE_IF_UNCHANGED + " select exists (select 1 from line) as is_new from theirs";

    private static final String ALL_AT_ONCE_IF_UNCHANGED = LINE_IF_UNCHANGED + ", written as (" + ConversationTable.HEAR
            + " and exists (select 1 from line) returning xmin) "
            + "select exists (select 1 from theirs) as unchanged, (select xmin from written) as version";

    /** Nobody's message is written down, and whom it is from; of somebody's it is told whose, the row locked. */
    private static final String ARRIVE = """
            with begun as (
                insert into customer_alias (phone_number_id, alias, led_from, conversation_key)
                select :number, alias, to_timestamp(0), :key from unnest(cast(:aliases as varchar array)) ids(alias)
                where not exists (
                    select 1 from customer_alias
                    where phone_number_id = :number and alias = any (cast(:nobodys as varchar array)))
                returning 1),
            theirs as (select * from conversation where not exists (select 1 from begun) and
            """ + ConversationTable.IS_BY_ALIAS + "for update), "
            + lineWithTermsOf("where exists (select 1 from begun)")
            + "select exists (select 1 from begun) as is_begun, exists (select 1 from line) as is_written, theirs.*"
            + " from (values (1)) once left join theirs on true";

    private final JdbcClient jdbc;
    private final ConversationTable conversations;
    private final boolean isPostgres;
    private final Written<Line> alone;
    private final Written<Line> withTerms;
    private final Written<Line> atOnce;
    private final Written<Line> ifUnchanged;
    private final Written<Line> lockedIfUnchanged;
    private final Written<Newcomer> arrive;
    private final Recollection recollection;
    private final Places places;

    /** One look into the index of ids instead of two, and whoever comes second waits instead of failing. */
    private static String placeOf(String source) {
        return "place as (insert into message_place (name) select " + Places.NAMED + " " + source
                + " on conflict (name) do nothing returning seq) ";
    }

    private static String lineOf(String source) {
        return placeOf(source) + ", line as (" + PLACED + " returning seq)";
    }

    private static String lineWithTermsOf(String source) {
        return lineOf(source) + ", terms as (" + TERMS + ") ";
    }

    Scribe(
            JdbcClient jdbc,
            JdbcTemplate template,
            ConversationTable conversations,
            Recollection recollection,
            Places places) {
        this.places = places;
        this.recollection = recollection;
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.isPostgres = Database.isPostgres(template);
        var columns = Line.columns();
        this.alone = new Written<>(template, isPostgres ? ALONE : UNLESS_IT_IS_THERE, columns);
        this.withTerms = new Written<>(template, isPostgres ? LINE + TERMS : ON_H2, columns);
        this.atOnce = new Written<>(template, ALL_AT_ONCE, columns);
        this.ifUnchanged = new Written<>(template, ALL_AT_ONCE_IF_UNCHANGED, columns);
        this.lockedIfUnchanged = new Written<>(template, LOCKED_IF_UNCHANGED, columns);
        this.arrive = new Written<>(template, ARRIVE, Newcomer.columns(columns));
    }

    /**
     * A message and what it is found by.
     *
     * @param heard where it is a customer's and the conversation's row becomes another by it
     */
    private record Line(
            Message message, Long[] terms, @Nullable Heard heard) {

        private Line(Message message, Set<Long> terms, @Nullable Heard heard) {
            this(message, terms.toArray(Long[]::new), heard);
        }

        private Heard isHeard() {
            return Objects.requireNonNull(heard);
        }

        private static Map<String, Column<Line>> columns() {
            var columns = new HashMap<String, Column<Line>>();
            ConversationTable.COLUMNS.forEach((name, column) ->
                    columns.put(name, column.in(line -> line.isHeard().becomes())));
            MESSAGE_COLUMNS.forEach((name, column) -> columns.put(name, column.in(Line::message)));
            columns.put("terms", Column.array(Line::terms));
            columns.put(
                    "alias", Column.text(it -> Recollection.idOf(it.isHeard().message())));
            columns.put("sentAt", Column.time(it -> it.isHeard().message().sentAt()));
            columns.put("version", Column.text(it -> it.isHeard().version()));
            return columns;
        }
    }

    /** @param version of the row, where it was recalled and not locked */
    private record Heard(
            InboundMessage message,
            Conversation becomes,
            @Nullable String version) {}

    /** @param nobodys ids that nobody may have, or it is no newcomer */
    private record Newcomer(Line line, Set<String> nobodys) {

        private static Map<String, Column<Newcomer>> columns(Map<String, Column<Line>> line) {
            var columns = new HashMap<String, Column<Newcomer>>();
            line.forEach((name, column) -> columns.put(name, column.in(Newcomer::line)));
            columns.put(
                    "aliases",
                    Column.array(it ->
                            textsOf(it.line().isHeard().becomes().customer().ids())));
            columns.put("nobodys", Column.array(it -> textsOf(it.nobodys())));
            return columns;
        }

        private static String[] textsOf(Collection<String> ids) {
            return ids.toArray(String[]::new);
        }
    }

    private static final Map<String, Column<Message>> MESSAGE_COLUMNS = Map.ofEntries(
            Map.entry("number", Column.text(it -> it.conversation().number().value())),
            Map.entry("id", Column.text(Message::id)),
            Map.entry("key", Column.text(it -> it.conversation().toString())),
            Map.entry("direction", Column.text(it -> Rows.name(it.direction()))),
            Map.entry("kind", Column.text(Message::kind)),
            Map.entry("text", Column.text(Message::text)),
            Map.entry("raw", Column.text(it -> it.content().raw())),
            Map.entry("quotes", Column.text(it -> it.content().quotes())),
            Map.entry("at", Column.time(Message::at)),
            Map.entry("by", Column.text(Message::by)),
            Map.entry("status", Column.text(Message::status)),
            Map.entry("error", Column.text(Message::error)),
            Map.entry("campaign", Column.text(Message::campaign)));

    /** Adds a message, unless its number has one of that id. */
    boolean add(Message message, Set<Long> terms) {
        var statement = terms.isEmpty() ? alone : withTerms;
        return withFile(message, statement.write(new Line(message, terms, null)) > 0);
    }

    /** Adds a message and leaves its conversation's row as this, unless its number has one of that id. */
    boolean add(InboundMessage message, Set<Long> terms, Conversation becomes) {
        if (isPostgres) {
            var line = new Line(Message.from(message), terms, new Heard(message, becomes, null));
            return written(
                    line,
                    atOnce.write(line, (row, number) -> row.getString("version"))
                            .orElse(null));
        }
        var isNew = add(Message.from(message), terms);
        if (isNew) conversations.save(becomes, List.of());
        return isNew;
    }

    /** Whether the database can write a newcomer's message and ids in one. */
    boolean writesAtOnce() {
        return isPostgres;
    }

    /** On PostgreSQL alone: whose the message is, where they are a newcomer written down with their ids. */
    Optional<Arrival> arrive(InboundMessage message, Set<Long> terms, Conversation begun, Set<String> nobodys) {
        var line = new Line(Message.from(message), terms, new Heard(message, begun, null));
        var arrival = arrive.write(new Newcomer(line, nobodys), (row, number) -> arrival(row, begun))
                .flatMap(Function.identity());
        arrival.filter(Arrival::isWritten).ifPresent(it -> withFile(line.message(), true));
        return arrival;
    }

    private static Optional<Arrival> arrival(ResultSet row, Conversation begun) throws SQLException {
        if (row.getBoolean("is_begun")) {
            if (!row.getBoolean("is_written")) throw new Duplicate();
            return Optional.of(new Arrival(begun, true));
        }
        if (row.getString("conversation_key") == null) return Optional.empty();
        return Optional.of(new Arrival(Rows.conversation(row, 0), false));
    }

    Optional<Recalled> recalled(InboundMessage message) {
        return recollection.of(message);
    }

    /** The same, in one statement; none where the conversation is not any more what was recalled. */
    Optional<Boolean> add(Recalled recalled, InboundMessage message, Set<Long> terms, Conversation becomes) {
        var line = new Line(Message.from(message), terms, new Heard(message, becomes, recalled.version()));
        return ifUnchanged
                .write(line, Scribe::outcome)
                .filter(Outcome::isUnchanged)
                .map(outcome -> written(line, outcome.version()));
    }

    /** The line alone, the row locked; none where the conversation is not any more what was recalled. */
    Optional<Boolean> add(Recalled recalled, InboundMessage message, Set<Long> terms) {
        var line =
                new Line(Message.from(message), terms, new Heard(message, recalled.conversation(), recalled.version()));
        return lockedIfUnchanged
                .write(line, (row, number) -> row.getBoolean("is_new"))
                .map(isNew -> withFile(line.message(), isNew));
    }

    /** @param version of the row as it is now; none where the message was there already */
    private record Outcome(boolean isUnchanged, @Nullable String version) {}

    private static Outcome outcome(ResultSet row, int number) throws SQLException {
        return new Outcome(row.getBoolean("unchanged"), row.getString("version"));
    }

    private boolean written(Line line, @Nullable String version) {
        var heard = line.isHeard();
        if (version != null) recollection.keep(heard.becomes(), version);
        return withFile(line.message(), version != null);
    }

    private boolean withFile(Message message, boolean isNew) {
        var file = message.content().attachment();
        if (isNew && file != null) add(message, file);
        return isNew;
    }

    private void add(Message message, Attachment file) {
        jdbc.sql("""
                        insert into attachment (message_seq, media_id, media_source, media_type, media_name, media_size,
                                                media_sha256, media_state, media_error, media_due_at, media_until)
                        select seq, :file, :source, :type, :name, cast(:size as bigint), :sha256, :state, :error,
                               at, cast(:until as timestamp(6) with time zone)
                        from message where\s""" + places.isThis())
                .param("file", file.id())
                .param("source", file.source())
                .param("type", file.type())
                .param("name", file.name())
                .param("size", file.size())
                .param("sha256", file.sha256())
                .param("state", file.state().name())
                .param("error", file.error())
                .param("until", Times.column(message.at().plus(KEPT)))
                .param("number", message.conversation().number().value())
                .param("id", message.id())
                .update();
    }
}
