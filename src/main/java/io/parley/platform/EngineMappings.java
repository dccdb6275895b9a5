package io.parley.platform;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The engine's statements for a database, read from Camunda's files by a thread of their own: they need nothing of Spring's. */
final class EngineMappings {

    private static final Map<String, String> DATABASES = Map.of("jdbc:h2:", "h2", "jdbc:postgresql:", "postgres");

    private final String database;
    private final CompletableFuture<EngineStatements> reading;

    private EngineMappings(String database) {
        this.database = database;
        this.reading = CompletableFuture.supplyAsync(() -> new EngineStatements(database), EngineMappings::begin);
    }

    /** None for a database that Camunda has to recognise. */
    static Optional<EngineMappings> begin(String url) {
        return databaseOf(url).map(EngineMappings::new);
    }

    private static void begin(Runnable work) {
        Background.begin("engine-mappings", work);
    }

    private static Optional<String> databaseOf(String url) {
        return DATABASES.keySet().stream()
                .filter(url::startsWith)
                .map(DATABASES::get)
                .findFirst();
    }

    boolean areFor(String url) {
        return databaseOf(url).filter(database::equals).isPresent();
    }

    /** Waits until they are read. */
    EngineStatements statements() {
        return reading.join();
    }

    /** Reads those, too, that no start asks for, while everybody goes on. */
    void readOthers() {
        begin(() -> statements().awaitAll());
    }
}
