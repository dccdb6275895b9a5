package io.parley.operation;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A collector of spans: takes OTLP over HTTP, and keeps every byte of it. */
final class Collector implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var server = start();
        TestPropertyValues.of("management.otlp.tracing.endpoint=http://127.0.0.1:"
                        + server.getAddress().getPort() + "/v1/traces")
                .applyTo(context);
        context.getBeanFactory().registerSingleton("collector", this);
    }

    private HttpServer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/traces", call -> {
                heard.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
                call.sendResponseHeaders(200, -1);
                call.close();
            });
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Protobuf keeps texts as they are. */
    String heard() {
        return String.join("", heard);
    }
}
