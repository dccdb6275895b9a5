package io.parley.lifecycle;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compares where our rows say that conversations stand with where the engine has them. Each difference is found by one
 * statement over both sides at once, so that traffic going on meanwhile is never mistaken for one.
 */
@Component
class EngineAgreement {

    private static final String ROWS = "from (select * from conversation where conversation_key >= :from"
            + " order by conversation_key limit :window) c ";
    private static final String INSTANCES = "from (select e.ID_, e.BUSINESS_KEY_ from ACT_RU_EXECUTION e"
            + " join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_ and d.KEY_ = 'conversation'"
            + " where e.PARENT_ID_ is null and e.BUSINESS_KEY_ >= :from order by e.BUSINESS_KEY_ limit :window) i ";
    private static final String TASK = "join ACT_RU_TASK t on t.ID_ = c.task_id ";

    private static final List<Difference> DIFFERENCES = List.of(
            new Difference("does not stand anywhere", ROWS + "where c.state is null"),
            new Difference(
                    "has a process instance that the engine does not know",
                    ROWS
                            + "left join ACT_RU_EXECUTION e on e.ID_ = c.instance_id and e.BUSINESS_KEY_ = c.conversation_key"
                            + " where c.instance_id is not null and e.ID_ is null"),
            new Difference(
                    "runs in the engine without our knowing",
                    "select i.BUSINESS_KEY_ " + INSTANCES
                            + "left join conversation c on c.instance_id = i.ID_ where c.conversation_key is null"),
            new Difference(
                    "has more than one process instance",
                    "select i.BUSINESS_KEY_ " + INSTANCES + "group by i.BUSINESS_KEY_ having count(*) > 1"),
            new Difference(
                    "stands in a state where the engine has no token",
                    ROWS + "where c.instance_id is not null and not exists (select 1 from ACT_RU_EXECUTION e"
                            + " where e.PROC_INST_ID_ = c.instance_id and e.ACT_ID_ = c.state)"),
            new Difference(
                    "has another number of tasks than its state needs",
                    ROWS + "where (select count(*) from ACT_RU_TASK t where t.PROC_INST_ID_ = c.instance_id)"
                            + " <> case when c.task_id is null then 0 else 1 end"),
            new Difference(
                    "has a task that stands in another state",
                    ROWS + "left join ACT_RU_TASK t on t.ID_ = c.task_id and t.TASK_DEF_KEY_ = c.state"
                            + " and t.PROC_INST_ID_ = c.instance_id where c.task_id is not null and t.ID_ is null"),
            new Difference("is assigned to nobody", ROWS + "where c.state = 'assigned' and c.assignee is null"),
            new Difference(
                    "is not assigned, and has an assignee",
                    ROWS + "where c.state in ('open', 'closed')" + " and c.assignee is not null"),
            new Difference(
                    "is in other hands than its task",
                    ROWS + TASK + "where coalesce(t.ASSIGNEE_, '') <>"
                            + " coalesce(case when c.state = 'open' then c.picked_up_by else c.assignee end, '')"),
            new Difference(
                    "closes at a time before which no timer looks after it",
                    ROWS + "where c.closes_at is not null and not exists (select 1 from ACT_RU_JOB j"
                            + " where j.PROCESS_INSTANCE_ID_ = c.instance_id"
                            + " and (j.DUEDATE_ <= cast(c.closes_at as timestamp(6)) or j.EXCEPTION_MSG_ is not null))"),
            new Difference(
                    "has a timer that gave up",
                    ROWS + "where exists (select 1 from ACT_RU_JOB j"
                            + " where j.PROCESS_INSTANCE_ID_ = c.instance_id and j.RETRIES_ = 0)"),
            new Difference(
                    "does not listen to its customer exactly once",
                    ROWS + "where c.instance_id is not null and (select count(*) from ACT_RU_EVENT_SUBSCR s"
                            + " where s.PROC_INST_ID_ = c.instance_id and s.EVENT_NAME_ = 'customerWrote') <> 1"),
            new Difference(
                    "keeps what a message carried as a process variable",
                    ROWS
                            + "where exists (select 1 from ACT_RU_VARIABLE v where v.PROC_INST_ID_ = c.instance_id and v.NAME_ in"
                            + " ('messageId', 'text', 'sentAt', 'customerName', 'campaign', 'reply', 'replyId', 'assignee'))"));

    private final JdbcClient jdbc;

    EngineAgreement(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A way to disagree: the sentence about it, and the statement that finds the conversations it is true of. */
    private record Difference(String sentence, String sql) {

        private String statement() {
            return sql.startsWith("select") ? sql : "select c.conversation_key " + sql;
        }
    }

    /** A conversation, and what is wrong with it. */
    record Found(String key, String sentence) {

        private static final Pattern CUSTOMER = Pattern.compile(":.*(?=.{4}$)");

        /** With the last four characters of the customer's id only, for whoever may be of another account. */
        String inConfidence() {
            return "Conversation " + CUSTOMER.matcher(key).replaceFirst(":…") + " " + sentence;
        }

        @Override
        public String toString() {
            return "Conversation " + key + " " + sentence;
        }
    }

    /** What is wrong with up to so many conversations from this key on. */
    List<Found> differences(String from, int window) {
        return DIFFERENCES.stream()
                .flatMap(difference -> sentences(difference, from, window))
                .toList();
    }

    private Stream<Found> sentences(Difference difference, String from, int window) {
        return jdbc
                .sql(difference.statement())
                .param("from", from)
                .param("window", window)
                .query(String.class)
                .list()
                .stream()
                .map(key -> new Found(key, difference.sentence()));
    }
}
