package io.parley.transcript;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.Episode;
import io.parley.conversation.Figures;
import io.parley.conversation.FiguresQuery;
import io.parley.conversation.PhoneNumberId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The figures, each from one walk along what happened in the period. */
@Component
class JdbcFigures implements Figures {

    /** Every zone's days begin on a quarter of an hour. */
    private static final long QUARTER_SECONDS = 900;

    private static final int ROWS_AT_ONCE = 500;

    private static final String CHANGES = """
            select cast(floor(extract(epoch from t.at) / 900) as bigint) as quarter,
                   sum(case when t.to_state = 'open' then 1 else -1 end) as change
            from transition t
            where t.at >= :begins and exists (
                  select 1 from conversation c where c.conversation_key = t.conversation_key and c.ban = :ban%s)
              and (t.to_state = 'open' and (t.from_state is null or t.from_state <> 'open')
                   or t.from_state = 'open' and t.to_state <> 'open')
            group by cast(floor(extract(epoch from t.at) / 900) as bigint)""";

    /** What an episode of the period began with, whether it began in it or ended in it. */
    private static final String TOUCHED = """
            with touched (conversation_key, began) as (
                select b.conversation_key, b.seq from transition b
                where b.at >= :begins and b.at < :ends
                  and (b.from_state is null or b.from_state = 'closed') and b.to_state <> 'closed'
                union
                select e.conversation_key, (
                    select max(b.seq) from transition b
                    where b.conversation_key = e.conversation_key and b.seq < e.seq
                      and (b.from_state is null or b.from_state = 'closed') and b.to_state <> 'closed')
                from transition e
                where e.at >= :begins and e.at < :ends and e.to_state = 'closed' and e.from_state <> 'closed'
            ),
            """;

    private static final String EPISODES = TOUCHED + """
            spanned (conversation_key, began, ended) as (
                select t.conversation_key, t.began, (
                    select min(e.seq) from transition e
                    where e.conversation_key = t.conversation_key and e.seq > t.began and e.to_state = 'closed')
                from touched t
                where exists (
                    select 1 from conversation c where c.conversation_key = t.conversation_key and c.ban = :ban%s)
            )
            select b.conversation_key, b.at as began_at, b.why_kind as begun_by, e.at as ended_at, e.why_kind as ended_by,
                   e.by_person,
                   (select p.assignee from transition p
                    where p.conversation_key = s.conversation_key and p.seq < s.ended order by p.seq desc limit 1) as holder,
                   (select m.at from message m
                    where m.conversation_key = s.conversation_key and m.at >= date_trunc('second', b.at) and m.direction = 'out'
                    order by m.at, m.seq limit 1) as answered_at,
                   (select r.at from transition r
                    where r.conversation_key = s.conversation_key and r.seq > s.ended and r.from_state = 'closed'
                    order by r.seq limit 1) as reopened_at
            from spanned s join transition b on b.seq = s.began left join transition e on e.seq = s.ended
            order by s.began""";

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    JdbcFigures(DataSource database, PlatformTransactionManager transactions) {
        var template = new JdbcTemplate(database);
        template.setFetchSize(ROWS_AT_ONCE);
        this.jdbc = JdbcClient.create(template);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    @Override
    public Waiting waiting(String ban, @Nullable PhoneNumberId number) {
        return about(
                        "select count(*) as waiting, min(c.since) as first from conversation c"
                                + " where c.ban = :ban and c.state = 'open'%s",
                        ban, number)
                .query((row, index) -> new Waiting(row.getLong("waiting"), Times.optional(row, "first")))
                .single();
    }

    @Override
    public List<Change> changes(FiguresQuery query) {
        return about(CHANGES, query.ban(), query.number())
                .param("begins", Times.column(query.period().begins()))
                .query((row, index) -> new Change(
                        Instant.ofEpochSecond(row.getLong("quarter") * QUARTER_SECONDS), row.getLong("change")))
                .list();
    }

    @Override
    public Map<String, Long> assigned(String ban, @Nullable PhoneNumberId number) {
        return about(
                        "select c.assignee, count(*) as chats from conversation c"
                                + " where c.assignee >= '' and c.ban = :ban%s group by c.assignee",
                        ban, number)
                .query((row, index) -> Map.entry(row.getString("assignee"), row.getLong("chats")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** In one transaction: without, some databases hand over all rows at once. */
    @Override
    public void episodes(FiguresQuery query, Consumer<Episode> reader) {
        reading.executeWithoutResult(transaction -> about(EPISODES, query.ban(), query.number())
                .param("begins", Times.column(query.period().begins()))
                .param("ends", Times.column(query.period().ends()))
                .query(row -> {
                    reader.accept(episode(row));
                }));
    }

    private StatementSpec about(String sql, String ban, @Nullable PhoneNumberId number) {
        var statement = jdbc.sql(sql.formatted(number == null ? "" : " and c.phone_number_id = :number"))
                .param("ban", ban);
        return number == null ? statement : statement.param("number", number.value());
    }

    private static Episode episode(ResultSet row) throws SQLException {
        var ended = Times.optional(row, "ended_at");
        var began = Times.required(row, "began_at");
        return new Episode(
                ConversationKey.parse(row.getString("conversation_key")),
                began,
                "RULE".equals(row.getString("begun_by")),
                answered(row, began, ended),
                ended,
                "TIMER".equals(row.getString("ended_by")),
                holder(row),
                Times.optional(row, "reopened_at"));
    }

    /** The first reply, if it is no later episode's; messages are timed to the second, so it may seem to come first. */
    private static @Nullable Instant answered(ResultSet row, Instant began, @Nullable Instant ended)
            throws SQLException {
        var answered = Times.optional(row, "answered_at");
        if (answered == null || ended != null && answered.isAfter(ended)) return null;
        return answered.isBefore(began) ? began : answered;
    }

    /** Whoever had it; where nobody did, whoever closed it. */
    private static @Nullable String holder(ResultSet row) throws SQLException {
        var holder = row.getString("holder");
        return holder == null ? row.getString("by_person") : holder;
    }
}
