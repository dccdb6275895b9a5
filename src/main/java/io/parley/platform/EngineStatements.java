package io.parley.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;

/**
 * The engine's statements, from Camunda's files. There are fifty-five, a start asks for what is in twelve, and to read the
 * others takes a seventh of its processor time. They are read once Parley has started, or as soon as somebody asks for a statement of
 * theirs, who then waits for it.
 */
final class EngineStatements extends Configuration {

    private static final String FILES = "org/camunda/bpm/engine/impl/mapping/";

    /** What a start asks for, and whatever that refers to. */
    private static final Set<String> FIRST = Set.of(
            "Authorization",
            "Commons",
            "Deployment",
            "Filter",
            "Group",
            "Job",
            "JobDefinition",
            "ProcessDefinition",
            "Property",
            "Resource",
            "Tenant",
            "User");

    private final FutureTask<Void> others = new FutureTask<>(this::readOthers, null);

    /** The names of those that were there when somebody began to read the others; none before. */
    private volatile @Nullable Set<String> first;

    EngineStatements(String database) {
        variables = new Properties();
        variables.put("prefix", "");
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(variables, "", database);
        read(names().filter(EngineStatements::isFirst));
    }

    private static boolean isFirst(String file) {
        return FIRST.contains(file.substring(file.lastIndexOf('/') + 1, file.lastIndexOf('.')));
    }

    private Stream<String> names() {
        return open(FILES + "mappings.xml").evalNodes("/configuration/mappers/mapper").stream()
                .map(file -> file.getStringAttribute("resource"));
    }

    private void read(Stream<String> files) {
        files.forEach(file -> open(file).into(this, file));
    }

    private MappingFile open(String file) {
        try (var xml = Resources.getResourceAsStream(EngineStatements.class.getClassLoader(), file)) {
            return new MappingFile(xml, variables);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private void readOthers() {
        first = Set.copyOf(super.getMappedStatementNames());
        read(names().filter(file -> !isFirst(file)));
    }

    /** Reads what is not read yet, or waits for whoever does. */
    void awaitAll() {
        others.run();
        try {
            others.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    boolean areAllRead() {
        return others.isDone();
    }

    /** As MyBatis asks for it; none is incomplete, for each file comes with those it refers to. */
    @Override
    public MappedStatement getMappedStatement(String id) {
        if (!isThere(id)) awaitAll();
        return getMappedStatement(id, false);
    }

    /** What is there while the others are read may refer to what is not. */
    private boolean isThere(String id) {
        if (others.isDone()) return true;
        var isRead = hasStatement(id, false);
        var before = first;
        return before == null ? isRead : before.contains(id);
    }

    @Override
    public Collection<String> getMappedStatementNames() {
        awaitAll();
        return super.getMappedStatementNames();
    }

    @Override
    public Collection<MappedStatement> getMappedStatements() {
        awaitAll();
        return super.getMappedStatements();
    }
}
