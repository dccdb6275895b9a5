package io.parley.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.Parley;
import io.parley.database.TestDatabase;
import io.parley.directory.Visitor;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Production, on a PostgreSQL that has nothing yet, … */
class ProductionTest {

    @TempDir
    static Path files;

    @Test
    void startsTwiceAndIsOpenedByItsFirstOwner() {
        var database = TestDatabase.freshPostgres();

        start(database, event -> {}).close();
        var readEarly = new AtomicBoolean(true);
        try (var parley = start(database, event -> readEarly.set(hasReadAllStatements(event)))) {
            assertThat(readEarly)
                    .as("a start needs the engine's first statements only")
                    .isFalse();
            var jdbc = parley.getBean(JdbcClient.class);
            assertThat(Stream.of("lock_timeout", "transaction_isolation", "application_name")
                            .map(setting -> jdbc.sql("select current_setting('" + setting + "')")
                                    .query(String.class)
                                    .single()))
                    .containsExactly("10s", "read committed", "parley");
            assertThat(namesOf(jdbc, "select indexname from pg_indexes where indexname like 'parley%'"))
                    .contains("parley_task_parent", "parley_job_next", "parley_subscription_of");
            assertThat(namesOf(jdbc, "select id_ from act_id_user")).containsExactly("nora");
            var nora = Visitor.caller(portOf(parley), "nora", "correct horse");
            assertThat(nora.send("GET", "/api/conversations", null).statusCode())
                    .isEqualTo(200);
        }
    }

    private static boolean hasReadAllStatements(ApplicationStartedEvent event) {
        return event.getApplicationContext()
                .getBean(EngineMappings.class)
                .statements()
                .areAllRead();
    }

    private static ConfigurableApplicationContext start(
            String database, ApplicationListener<ApplicationStartedEvent> started) {
        return new SpringApplicationBuilder(Parley.class)
                .profiles("production")
                .listeners(started)
                .run(
                        "--server.port=0",
                        "--parley.media.directory=" + files,
                        "--spring.datasource.url=" + database,
                        "--spring.datasource.username=" + TestDatabase.USER,
                        "--spring.datasource.password=" + TestDatabase.PASSWORD,
                        "--parley.whatsapp.app-secret=0a1b2c",
                        "--parley.whatsapp.verify-token=battery staple",
                        "--parley.first-owner.id=nora",
                        "--parley.first-owner.password=correct horse",
                        "--parley.accounts[0].ban=globex",
                        "--parley.accounts[0].name=Globex",
                        "--parley.accounts[0].numbers[0].phone-number-id=200000000000001",
                        "--parley.accounts[0].numbers[0].display-number=+1 555 0100",
                        "--parley.accounts[0].numbers[0].label=Sales");
    }

    private static int portOf(ConfigurableApplicationContext parley) {
        return ((ServletWebServerApplicationContext) parley).getWebServer().getPort();
    }

    private static List<String> namesOf(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
