package io.parley.bench;

import io.parley.Parley;
import io.parley.proof.OwnProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the start of the process until everything answers, beside an application with Camunda's web apps and nothing else,
 * in turns: {@code mvn -Pbenchmark test -Dtest=StartupBenchmark}.
 */
@ExtendWith(TargetTable.OfTheRun.class)
class StartupBenchmark {

    private static final int TIMES = Integer.getInteger("parley.bench.starts", 5);

    @TempDir
    Path home;

    @Test
    void starts(TargetTable targets) throws Exception {
        var firstOfParley = parley();
        var firstOfEmpty = empty();
        var parley = new ArrayList<Double>();
        var empty = new ArrayList<Double>();
        for (var time = 0; time < TIMES; time++) {
            empty.add(empty());
            parley.add(parley());
        }
        var ratio = ConversationBenchmark.median(parley) / ConversationBenchmark.median(empty);
        System.out.printf(
                "%n| start, s | Parley | empty Camunda | ratio |%n|---|--:|--:|--:|%n| on a new database | %.1f | %.1f | %.2f |%n"
                        + "| on its own database, median of %d | %.1f | %.1f | %.2f |%n",
                firstOfParley,
                firstOfEmpty,
                firstOfParley / firstOfEmpty,
                TIMES,
                ConversationBenchmark.median(parley),
                ConversationBenchmark.median(empty),
                ratio);
        targets.atMost("start, to an empty Camunda web application", 1.25, ratio);
    }

    private double parley() throws Exception {
        return seconds(Parley.class, List.of());
    }

    /** With Parley's settings of the database, and none of its others. */
    private double empty() throws Exception {
        return seconds(
                EmptyCamunda.class,
                List.of(
                        "--spring.config.name=nothing",
                        "--spring.datasource.url=jdbc:h2:file:./data/empty;WRITE_DELAY=0",
                        "--spring.datasource.username=parley",
                        "--camunda.bpm.auto-deployment-enabled=false",
                        "--camunda.bpm.admin-user.id=admin",
                        "--camunda.bpm.admin-user.password=demo"));
    }

    /** What an installation has: tests bring auto-configurations of their own, which would be started too. */
    private String installed() throws Exception {
        var starter = Files.createDirectories(home.resolve("starter"));
        for (var type : List.of(Starter.class, EmptyCamunda.class, EmptyCamunda.WhatItBrings.class))
            copy(type, starter);
        var parley = Path.of(
                Parley.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return String.join(
                File.pathSeparator, starter.toString(), parley.toString(), System.getProperty("parley.installed"));
    }

    private static void copy(Class<?> type, Path to) throws IOException {
        var name = type.getName().replace('.', '/') + ".class";
        var file = to.resolve(name);
        Files.createDirectories(file.getParent());
        try (var bytes = type.getClassLoader().getResourceAsStream(name)) {
            Files.write(file, bytes.readAllBytes());
        }
    }

    private double seconds(Class<?> application, List<String> settings) throws Exception {
        var arguments =
                new ArrayList<>(List.of(application.getName(), "--server.port=0", "--logging.level.root=ERROR"));
        arguments.addAll(settings);
        var classPath = installed();
        var began = System.nanoTime();
        var process = OwnProcess.on(classPath, Starter.class, home, arguments.toArray(String[]::new));
        process.awaitReady();
        var seconds = (System.nanoTime() - began) / 1e9;
        if (!process.said().contains(OwnProcess.READY))
            throw new IllegalStateException(String.join("\n", process.said()));
        process.kill();
        return seconds;
    }
}
