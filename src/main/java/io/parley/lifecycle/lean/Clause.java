package io.parley.lifecycle.lean;

import java.lang.reflect.InvocationTargetException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.reflection.invoker.Invoker;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandler;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.jspecify.annotations.Nullable;

/** One of the engine's statements as a part of a longer one, with how its parameters are read from what it writes. */
record Clause(String sql, boolean inserts, List<Parameter> parameters) {

    private static final Object[] NONE = {};

    static Clause of(MappedStatement statement, Class<?> entity) {
        var sql = statement.getBoundSql(null);
        var myBatis = statement.getConfiguration();
        return new Clause(
                sql.getSql(),
                statement.getSqlCommandType() == SqlCommandType.INSERT,
                sql.getParameterMappings().stream()
                        .map(mapping -> Parameter.of(mapping, entity, myBatis))
                        .toList());
    }

    /** @param type as which nothing is written */
    record Parameter(
            Invoker property,
            TypeHandler<Object> handler,
            @Nullable JdbcType type) {

        @SuppressWarnings("unchecked")
        private static Parameter of(ParameterMapping mapping, Class<?> entity, Configuration myBatis) {
            var property = myBatis.getReflectorFactory().findForClass(entity).getGetInvoker(mapping.getProperty());
            return new Parameter(property, (TypeHandler<Object>) mapping.getTypeHandler(), mapping.getJdbcType());
        }

        private void set(PreparedStatement statement, int index, DbEntity entity) throws SQLException {
            try {
                handler.setParameter(statement, index, property.invoke(entity, NONE), type);
            } catch (IllegalAccessException | InvocationTargetException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
    }

    /** @return the index after the last one that was set */
    int set(PreparedStatement statement, int first, DbEntity entity) throws SQLException {
        var index = first;
        for (var parameter : parameters) parameter.set(statement, index++, entity);
        return index;
    }
}
