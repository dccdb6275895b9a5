package io.parley.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.parley.bench.Crowd;
import io.parley.bench.Filling;
import io.parley.bench.ListQuestions;
import io.parley.conversation.Directory;
import io.parley.conversation.LogMark;
import io.parley.conversation.News;
import io.parley.database.TestDatabase;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** However many conversations there are, the database reads no more than a few pages for … */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListCostTest {

    private static final Crowd CROWD = new Crowd(20_000);
    private static final int A_FEW_PAGES = 6 * ListQuestions.PAGE;

    private final RowsRead rowsRead;
    private final ListQuestions questions;

    ListCostTest() throws Exception {
        var database = TestDatabase.fresh();
        TestDatabase.migrate(database, "latest");
        new Filling(CROWD).into(database);
        Filling.lookAround(database);
        rowsRead = new RowsRead(database);
        var jdbc = rowsRead.client();
        var template = new JdbcTemplate(database);
        var recollection = new Recollection();
        var places = new Places(template);
        questions = new ListQuestions(
                new JdbcRecords(
                        new JdbcAliases(jdbc),
                        new ConversationTable(jdbc, template, recollection),
                        new ConversationLists(jdbc),
                        new Logbook(jdbc, places),
                        new Timeline(jdbc),
                        new Scribe(
                                jdbc,
                                template,
                                new ConversationTable(jdbc, template, recollection),
                                recollection,
                                places),
                        new Search(jdbc),
                        mock(Directory.class),
                        mock(News.class),
                        it -> {},
                        mock(LogMark.class)),
                CROWD);
    }

    Stream<String> bounded() {
        return questions.bounded().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("bounded")
    void onePage(String what) throws Exception {
        var account = rowsRead.of(() -> questions.bounded().get(what).ask(0));

        assertThat(account.rows()).as(account.toString()).isBetween(1L, (long) A_FEW_PAGES);
    }
}
