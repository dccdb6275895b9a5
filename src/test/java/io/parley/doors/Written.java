package io.parley.doors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation that a customer began, and what callers make of it through Parley's API. */
final class Written {

    private static final String SUPPORT = "100000000000001";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Doors doors;
    private final String customer;

    private Written(Doors doors, String customer) {
        this.doors = doors;
        this.customer = customer;
    }

    static Written by(String name, Doors doors) {
        var digits = Math.abs(UUID.randomUUID().getLeastSignificantBits() % 1_000_000_000_000L);
        var written = new Written(doors, "49" + digits);
        written.write(name, "Where is my order?");
        return written;
    }

    private void write(String name, String text) {
        var body = Map.of(
                "number", SUPPORT,
                "from", customer,
                "name", name,
                "id", UUID.randomUUID().toString(),
                "text", text,
                "sentAt", Instant.now().toString());
        var answer = doors.basic(Caller.CONNECTOR, "POST", "/api/inbound-messages", json(body));
        if (answer.statusCode() != 201) throw new IllegalStateException(answer.body());
    }

    String key() {
        return SUPPORT + ":" + customer;
    }

    HttpResponse<String> get(Caller caller, String path) {
        return send(caller, "GET", path, null);
    }

    HttpResponse<String> send(Caller caller, String method, String path, @Nullable Object body) {
        var json = body == null ? null : json(body);
        return doors.basic(caller, method, "/api/conversations/" + key() + path, json);
    }

    void reply(Caller caller) {
        var body = Map.of("id", UUID.randomUUID().toString(), "text", "On its way");
        var answer = send(caller, "POST", "/replies", body);
        if (answer.statusCode() != 201) throw new IllegalStateException(answer.body());
    }

    String state() {
        return json(get(Caller.OLIVIA, "")).path("state").asText();
    }

    static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException impossible) {
            throw new IllegalStateException(answer.body(), impossible);
        }
    }
}
