package io.parley.operation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.parley.conversation.Lifecycle;
import io.parley.conversation.Sender;
import io.parley.conversation.Transactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * Puts a span around what crosses from one room into another: the counter's transaction, the engine, the call to WhatsApp.
 * Without an address to send them to, the rooms are left as they are, and nobody pays.
 */
@Component
@ConditionalOnProperty(Spans.ADDRESS)
class Spans implements BeanPostProcessor {

    static final String ADDRESS = "management.otlp.tracing.endpoint";

    private static final Map<Class<?>, Set<String>> CROSSED = Map.of(
            Transactions.class, Set.of("inOne", "apart"),
            Lifecycle.class,
                    Set.of("customerWrote", "reply", "sendAgain", "start", "pickUp", "release", "assign", "resolve"),
            Sender.class, Set.of("send"));

    private final ObjectProvider<ObservationRegistry> registry;

    Spans(ObjectProvider<ObservationRegistry> registry) {
        this.registry = registry;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof SpanExporter exporter) return new SilentExporter(exporter);
        return CROSSED.keySet().stream()
                .filter(port -> port.isInstance(bean))
                .findFirst()
                .map(port -> around(bean, port))
                .orElse(bean);
    }

    private Object around(Object room, Class<?> port) {
        return Proxy.newProxyInstance(
                port.getClassLoader(),
                ClassUtils.getAllInterfaces(room),
                (proxy, method, arguments) -> CROSSED.get(port).contains(method.getName())
                        ? observed(room, port, method, arguments)
                        : call(room, method, arguments));
    }

    private @Nullable Object observed(Object room, Class<?> port, Method method, @Nullable Object[] arguments)
            throws Throwable {
        var name = port.getSimpleName().toLowerCase(Locale.ROOT);
        return Observation.createNotStarted("parley." + name, registry.getObject())
                .contextualName(name + " " + method.getName())
                .lowCardinalityKeyValue("does", method.getName())
                .observeChecked(() -> call(room, method, arguments));
    }

    private static @Nullable Object call(Object room, Method method, @Nullable Object[] arguments) throws Throwable {
        try {
            return method.invoke(room, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }
}
