package io.parley.bench;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.parley.Parley;
import io.parley.proof.OwnProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * From the start of the process until everything answers, beside an application with Camunda's web apps and nothing else,
 * in turns: {@code mvn -Pbenchmark test -Dtest=StartupBenchmark}.
 */
@ExtendWith(TargetTable.OfTheRun.class)
class StartupBenchmark {

    /** What was put off until everything answers is done by then: nobody starts something to stop it at once. */
    private static final int SECONDS_OF_WORK = 2;

    private static final int TIMES = Integer.getInteger("parley.bench.starts", 5);

    /** Parley's settings of the database, and none of its others. */
    private static final List<String> OF_EMPTY = List.of(
            "--spring.config.name=nothing",
            "--spring.datasource.url=jdbc:h2:file:./data/empty;WRITE_DELAY=0",
            "--spring.datasource.username=parley",
            "--camunda.bpm.auto-deployment-enabled=false",
            "--camunda.bpm.admin-user.id=admin",
            "--camunda.bpm.admin-user.password=demo");

    @TempDir
    Path home;

    /** What the README's command gives the JVM, which starts sooner by it, and what java gives itself. */
    @ParameterizedTest
    @CsvSource({"./mvnw spring-boot:run, -XX:TieredStopAtLevel=1", "java, -XX:+TieredCompilation"})
    void starts(String by, String jvm, TargetTable targets) throws Exception {
        var home = Files.createDirectory(this.home.resolve("run"));
        var parley = new Application(Parley.class, withParley(), jvm, home, List.of());
        var empty = new Application(EmptyCamunda.class, installed(), jvm, home, OF_EMPTY);
        var firstOfParley = parley.seconds();
        var firstOfEmpty = empty.seconds();
        var timesOfParley = new ArrayList<Double>();
        var timesOfEmpty = new ArrayList<Double>();
        for (var time = 0; time < TIMES; time++) {
            timesOfEmpty.add(empty.seconds());
            timesOfParley.add(parley.seconds());
        }
        var ofParley = ConversationBenchmark.median(timesOfParley);
        var ofEmpty = ConversationBenchmark.median(timesOfEmpty);
        System.out.printf(
                "%n| start by %s, s | Parley | empty Camunda | ratio |%n|---|--:|--:|--:|%n| on a new database | %.1f | %.1f | %.2f |%n"
                        + "| on its own database, median of %d | %.1f | %.1f | %.2f |%n",
                by,
                firstOfParley,
                firstOfEmpty,
                firstOfParley / firstOfEmpty,
                TIMES,
                ofParley,
                ofEmpty,
                ofParley / ofEmpty);
        targets.atMost("start by " + by + ", to an empty Camunda web application", 1.25, ofParley / ofEmpty);
    }

    private String withParley() throws Exception {
        var parley = Path.of(
                Parley.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return parley + File.pathSeparator + installed();
    }

    /** What an installation has: tests bring auto-configurations of their own, which would be started too. */
    private String installed() throws Exception {
        var starter = Files.createDirectories(home.resolve("starter"));
        for (var type : List.of(Starter.class, EmptyCamunda.class, EmptyCamunda.WhatItBrings.class))
            copy(type, starter);
        return starter + File.pathSeparator + System.getProperty("parley.installed");
    }

    private static void copy(Class<?> type, Path to) throws IOException {
        var name = type.getName().replace('.', '/') + ".class";
        var file = to.resolve(name);
        Files.createDirectories(file.getParent());
        try (var bytes = type.getClassLoader().getResourceAsStream(name)) {
            Files.write(file, bytes.readAllBytes());
        }
    }

    /** @param classPath of the empty one nothing of Parley's, which would begin to start with it */
    private record Application(Class<?> type, String classPath, String jvm, Path home, List<String> settings) {

        private double seconds() throws Exception {
            var arguments = new ArrayList<>(List.of(type.getName(), "--server.port=0", "--logging.level.root=ERROR"));
            arguments.addAll(settings);
            var began = System.nanoTime();
            var process = OwnProcess.on(jvm, classPath, Starter.class, home, arguments.toArray(String[]::new));
            process.awaitReady();
            var seconds = (System.nanoTime() - began) / 1e9;
            if (!process.said().contains(OwnProcess.READY))
                throw new IllegalStateException(String.join("\n", process.said()));
            SECONDS.sleep(SECONDS_OF_WORK);
            process.kill();
            return seconds;
        }
    }
}
