package io.parley.platform;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** The engine's statements for a database, read from Camunda's files by a thread of their own: they need nothing of Spring's. */
final class EngineMappings {

    private static final String FILES = "org/camunda/bpm/engine/impl/mapping/mappings.xml";
    private static final Map<String, String> DATABASES = Map.of("jdbc:h2:", "h2", "jdbc:postgresql:", "postgres");

    private final String database;
    private final FutureTask<Configuration> reading;

    private EngineMappings(String database) {
        this.database = database;
        this.reading = new FutureTask<>(() -> read(database));
    }

    /** None for a database that Camunda has to recognise. */
    static Optional<EngineMappings> begin(String url) {
        var mappings = databaseOf(url).map(EngineMappings::new);
        mappings.ifPresent(EngineMappings::read);
        return mappings;
    }

    private void read() {
        var thread = new Thread(reading, "engine-mappings");
        thread.setDaemon(true);
        thread.start();
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

    /** Waits until all is read. */
    Configuration all() {
        try {
            return reading.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** What {@code ProcessEngineConfigurationImpl.initSqlSessionFactory} does, without a prefix of tables. */
    static Configuration read(String database) throws IOException {
        var variables = new Properties();
        variables.put("prefix", "");
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(variables, "", database);
        var configuration = new Configuration();
        configuration.setVariables(variables);
        for (var file : open(FILES, variables).evalNodes("/configuration/mappers/mapper")) {
            var name = file.getStringAttribute("resource");
            open(name, variables).into(configuration, name);
        }
        return configuration;
    }

    private static MappingFile open(String file, Properties variables) throws IOException {
        try (var xml = Resources.getResourceAsStream(EngineMappings.class.getClassLoader(), file)) {
            return new MappingFile(xml, variables);
        }
    }
}
