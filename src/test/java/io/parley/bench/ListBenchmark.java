package io.parley.bench;

import io.parley.Parley;
import io.parley.conversation.Records;
import io.parley.database.PostgresServer;
import io.parley.transcript.SearchFilling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** How long lists take with a thousand conversations and with a million: {@code mvn -Pbenchmark test -Dtest=ListBenchmark}. */
class ListBenchmark {

    private static final int FEW = Integer.getInteger("parley.bench.few", 1_000);
    private static final int MANY = Integer.getInteger("parley.bench.many", 1_000_000);
    private static final String DATABASES = System.getProperty("parley.bench.databases", "h2,postgresql");
    private static final String SETTINGS = "shared_buffers = 512MB\nmax_wal_size = 4GB";

    @TempDir
    Path home;

    @Test
    void aMillionBesideAThousand() throws Exception {
        if (DATABASES.contains("h2")) {
            compare("H2", List.of(h2("few")), List.of(h2("many")));
        }
        if (DATABASES.contains("postgresql")) {
            try (var server = PostgresServer.start(SETTINGS)) {
                compare("PostgreSQL", postgres(server, "few"), postgres(server, "many"));
            }
        }
    }

    /** As shipped. */
    private String h2(String name) {
        return "--spring.datasource.url=jdbc:h2:file:" + home.resolve(name)
                + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE";
    }

    private static List<String> postgres(PostgresServer server, String name) {
        server.create(name);
        return List.of("--spring.datasource.url=" + server.url(name), "--spring.datasource.password=parley");
    }

    private static void compare(String database, List<String> few, List<String> many) throws Exception {
        var small = measured(new Crowd(FEW), few);
        var large = measured(new Crowd(MANY), many);
        System.out.printf(
                "%n| %s | %,d: p50 | p99 | %,d: p50 | p99 | ratio of p99 |%n|---|--:|--:|--:|--:|--:|%n",
                database, FEW, MANY);
        small.questions()
                .forEach(what -> System.out.printf(
                        "| %s | %.2f | %.2f | %.2f | %.2f | %.1f |%n",
                        what,
                        small.p50(what),
                        small.p99(what),
                        large.p50(what),
                        large.p99(what),
                        large.p99(what) / small.p99(what)));
    }

    private static Latencies measured(Crowd crowd, List<String> database) throws Exception {
        try (var parley = parley(database)) {
            var began = System.nanoTime();
            new Filling(crowd).into(parley.getBean(DataSource.class));
            new SearchFilling(crowd).into(parley.getBean(DataSource.class));
            Filling.lookAround(parley.getBean(DataSource.class));
            System.out.printf(
                    "%,d conversations written in %d s%n", crowd.size(), (System.nanoTime() - began) / 1_000_000_000);
            return new ListQuestions(parley.getBean(Records.class), crowd).latencies();
        }
    }

    private static ConfigurableApplicationContext parley(List<String> database) {
        var arguments = new ArrayList<>(database);
        arguments.addAll(List.of(
                "--server.port=0",
                "--logging.level.root=ERROR",
                "--parley.demo.conversations=false",
                "--camunda.bpm.job-execution.enabled=false"));
        return new SpringApplicationBuilder(Parley.class).run(arguments.toArray(String[]::new));
    }
}
