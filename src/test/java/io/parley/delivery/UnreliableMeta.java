package io.parley.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A Graph API of which every third call goes wrong, each time in another way; it remembers every call. */
final class UnreliableMeta {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How a call ends, and whether WhatsApp has the message then, as far as anybody can know. */
    enum End {
        ACCEPTED(true),
        REFUSED_FOR_NOW(false),
        TOO_FAST(false),
        RESET(true),
        EMPTY(true),
        GARBAGE(true),
        SLOW(true);

        final boolean mayHaveSent;

        End(boolean mayHaveSent) {
            this.mayHaveSent = mayHaveSent;
        }
    }

    record Call(String customer, String text, String messageId, End end) {}

    private final List<Call> calls = new ArrayList<>();
    private final WireMockServer server = new WireMockServer(
            WireMockConfiguration.options().dynamicPort().containerThreads(40).extensions(new Ends()));

    UnreliableMeta() {
        server.start();
        server.stubFor(post(anyUrl()).willReturn(aResponse()));
    }

    String baseUrl() {
        return server.baseUrl();
    }

    List<Call> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    void stop() {
        server.stop();
    }

    private End note(JsonNode body) {
        synchronized (calls) {
            var number = calls.size();
            var faults = End.values().length - 1;
            var end = number % 3 == 2 ? End.values()[1 + number / 3 % faults] : End.ACCEPTED;
            calls.add(new Call(
                    body.path("to").asText(),
                    body.path("text").path("body").asText(),
                    body.path("biz_opaque_callback_data").asText(),
                    end));
            return end;
        }
    }

    private static ResponseDefinitionBuilder answer(End end, String messageId) {
        return switch (end) {
            case ACCEPTED -> okJson("{\"messages\":[{\"id\":\"wamid." + messageId + "\"}]}");
            case REFUSED_FOR_NOW -> aResponse().withStatus(500).withBody("{\"error\":{\"code\":131016}}");
            case TOO_FAST ->
                aResponse().withStatus(429).withHeader("Retry-After", "2").withBody("{\"error\":{\"code\":131056}}");
            case RESET -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
            case EMPTY -> aResponse().withFault(Fault.EMPTY_RESPONSE);
            case GARBAGE -> aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE);
            case SLOW -> okJson("{}").withFixedDelay(1500);
        };
    }

    private final class Ends implements ResponseDefinitionTransformerV2 {

        @Override
        public String getName() {
            return "ends";
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            try {
                var body = JSON.readTree(event.getRequest().getBody());
                return answer(note(body), body.path("biz_opaque_callback_data").asText())
                        .build();
            } catch (IOException noJson) {
                throw new UncheckedIOException(noJson);
            }
        }
    }
}
