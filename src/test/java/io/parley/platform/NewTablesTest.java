package io.parley.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A start that makes tables … */
class NewTablesTest {

    private static final String DATABASE = "jdbc:h2:mem:new-tables;DB_CLOSE_DELAY=-1";

    @TempDir
    Path directory;

    @Test
    void isTheFirstOneAndNoOther() {
        assertThat(migrated(DATABASE).areMade()).isTrue();
        assertThat(migrated(DATABASE).areMade()).isFalse();
    }

    @Test
    void notesNoClassesForThoseThatFollow() throws Exception {
        var first = directory.resolve("first");
        var second = directory.resolve("second");

        start(MakesTables.class, first);
        start(MakesNone.class, second);

        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(second));
        assertThat(first).doesNotExist();
    }

    private static NewTables migrated(String database) {
        var tables = new NewTables();
        Flyway.configure()
                .dataSource(database, "parley", "")
                .locations("classpath:db/migration")
                .callbacks(tables)
                .load()
                .migrate();
        return tables;
    }

    private static void start(Class<?> room, Path classes) {
        new SpringApplicationBuilder(room)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.config.name=nothing",
                        "--spring.main.banner-mode=off",
                        "--parley.start.classes=" + classes)
                .close();
    }

    @Configuration
    static class MakesTables {

        @Bean
        NewTables tables() {
            return migrated("jdbc:h2:mem:made-by-a-start");
        }
    }

    @Configuration
    static class MakesNone {

        @Bean
        NewTables tables() {
            return new NewTables();
        }
    }
}
