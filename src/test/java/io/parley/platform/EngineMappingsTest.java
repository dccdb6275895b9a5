package io.parley.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.ResultMapping;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.scripting.xmltags.ExpressionEvaluator;
import org.apache.ibatis.scripting.xmltags.SqlNode;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's statements … */
class EngineMappingsTest {

    private static final String[] SETTINGS = {
        "safeRowBoundsEnabled",
        "safeResultHandlerEnabled",
        "mapUnderscoreToCamelCase",
        "aggressiveLazyLoading",
        "useGeneratedKeys",
        "useColumnLabel",
        "cacheEnabled",
        "callSettersOnNulls",
        "useActualParamName",
        "returnInstanceForEmptyRow",
        "shrinkWhitespacesInSql",
        "nullableOnForEach",
        "argNameBasedConstructorAutoMapping",
        "localCacheScope",
        "jdbcTypeForNull",
        "lazyLoadTriggerMethods",
        "defaultStatementTimeout",
        "defaultFetchSize",
        "defaultExecutorType",
        "autoMappingBehavior",
        "autoMappingUnknownColumnBehavior",
        "variables",
        "lazyLoadingEnabled"
    };

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void areThoseThatTheEngineWouldReadItself(String database) throws IOException {
        var ours = new EngineStatements(database);
        ours.awaitAll();
        var theirs = asTheEngineReads(database);

        assertThat(ours)
                .usingRecursiveComparison()
                .comparingOnlyFields(SETTINGS)
                .isEqualTo(theirs);
        assertThat(ours.getResultMapNames()).isEqualTo(theirs.getResultMapNames());
        assertThat(ours.getSqlFragments().keySet())
                .isEqualTo(theirs.getSqlFragments().keySet());
        assertThat(ours.getIncompleteStatements()).isEmpty();
        assertThat(statements(ours)).isEqualTo(statements(theirs));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void comeWithWhateverTheyReferTo(String database) {
        var first = new EngineStatements(database);

        assertThat(first.getIncompleteStatements()).isEmpty();
        assertThat(first.getIncompleteResultMaps()).isEmpty();
        assertThat(first.getResultMapNames())
                .containsAll(first.getResultMaps().stream()
                        .flatMap(map -> map.getResultMappings().stream())
                        .map(ResultMapping::getNestedResultMapId)
                        .filter(Objects::nonNull)
                        .toList());
        assertThat(first.areAllRead()).isFalse();
    }

    @Test
    void areReadWhenSomebodyAsksForOneThatNoStartNeeds() {
        var statements = new EngineStatements("h2");

        statements.getMappedStatement("selectProperty");
        assertThat(statements.areAllRead()).isFalse();

        assertThat(statements.getMappedStatement("selectHistoricTaskInstancesByQueryCriteria"))
                .isNotNull();
        assertThat(statements.areAllRead()).isTrue();
    }

    @Test
    void areThereForAllWhoAskAtOnce() throws Exception {
        var statements = new EngineStatements("h2");
        var names = List.of(
                "insertTask", "selectProperty", "selectExecution", "insertExecution", "selectJob", "selectUser");
        var together = new CyclicBarrier(names.size());
        var threads = Executors.newFixedThreadPool(names.size());
        try {
            var asked = names.stream()
                    .map(name -> threads.submit(() -> {
                        together.await();
                        return statements.getMappedStatement(name);
                    }))
                    .toList();
            for (var statement : asked) assertThat(statement.get()).isNotNull();
        } finally {
            threads.shutdown();
        }
    }

    @ParameterizedTest
    @CsvSource({"jdbc:h2:mem:a, true", "jdbc:postgresql://b/c, false", "jdbc:oracle:thin:@d, false"})
    void areForOneDatabase(String url, boolean areFor) {
        assertThat(EngineMappings.begin("jdbc:h2:file:./e").orElseThrow().areFor(url))
                .isEqualTo(areFor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jdbc:oracle:thin:@d"})
    void areTheEnginesBusinessOnOtherDatabases(String url) {
        assertThat(EngineMappings.begin(url)).isEmpty();
    }

    private static Configuration asTheEngineReads(String database) throws IOException {
        var variables = new Properties();
        variables.put("prefix", "");
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(variables, "", database);
        try (var file = Resources.getResourceAsReader("org/camunda/bpm/engine/impl/mapping/mappings.xml")) {
            return new XMLConfigBuilder(file, "", variables).parse();
        }
    }

    private static Map<String, String> statements(Configuration configuration) {
        return configuration.getMappedStatementNames().stream()
                .filter(name -> name.contains("."))
                .collect(Collectors.toMap(name -> name, name -> written(configuration.getMappedStatement(name))));
    }

    private static String written(MappedStatement statement) {
        return "%s %s %s %s %s %s"
                .formatted(
                        statement.getSqlCommandType(),
                        statement.getStatementType(),
                        statement.isUseCache(),
                        Arrays.toString(statement.getKeyProperties()),
                        statement.getResultMaps().stream().map(ResultMap::getId).toList(),
                        written(statement.getSqlSource()));
    }

    /** A tree of conditions and texts; what else hangs on it is the same for all. */
    private static String written(Object part) {
        if (part instanceof Collection<?> parts)
            return parts.stream().map(EngineMappingsTest::written).toList().toString();
        if (part instanceof SqlSource || part instanceof SqlNode)
            return part.getClass().getSimpleName()
                    + fields(part).map(EngineMappingsTest::written).toList();
        return part instanceof Configuration || part instanceof ExpressionEvaluator ? "" : String.valueOf(part);
    }

    private static Stream<Object> fields(Object part) {
        return Stream.<Class<?>>iterate(part.getClass(), type -> type != Object.class, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .peek(field -> field.setAccessible(true))
                .map(field -> value(field, part));
    }

    private static Object value(Field field, Object part) {
        try {
            return Objects.requireNonNullElse(field.get(part), "");
        } catch (IllegalAccessException closed) {
            throw new AssertionError(closed);
        }
    }
}
