package io.parley.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.conversation.Attachments.Fetch;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;

/** Asks the Graph API where a file is; the answer holds for five minutes. */
@Component
class MediaAddress {

    /** Where it is, or why that is not known. */
    sealed interface Answer {

        record At(URI url, long size) implements Answer {}

        record Not(Fetched why) implements Answer {}
    }

    private static final String UNKNOWN = "WhatsApp does not have this file any more.";
    private static final String UNTRUSTED = "Not fetched: WhatsApp named an address that Parley does not trust.";
    private static final Set<Integer> GONE = Set.of(400, 404);
    /** Code 100: there is no such thing, or not for this token. */
    private static final int NO_SUCH_THING = 100;

    private final GraphApi graph;
    private final MediaHosts hosts;

    MediaAddress(GraphApi graph, MediaHosts hosts) {
        this.graph = graph;
        this.hosts = hosts;
    }

    Answer of(Fetch fetch) {
        var number = graph.as(fetch.number());
        if (number.isEmpty()) return new Answer.Not(new Fetched.Later("The number has no access token."));
        return Objects.requireNonNull(
                number.get().get().uri("/{media}", fetch.source()).exchange((request, response) -> read(response)));
    }

    private Answer read(ClientHttpResponse response) throws IOException {
        var status = response.getStatusCode();
        var answer = Json.within(new String(response.getBody().readNBytes(64 * 1024), StandardCharsets.UTF_8));
        if (status.is2xxSuccessful()) return address(answer);
        var isGone = GONE.contains(status.value())
                && answer.path("error").path("code").asInt() == NO_SUCH_THING;
        return new Answer.Not(
                isGone
                        ? Fetched.failed(UNKNOWN)
                        : new Fetched.Later("Retrying: WhatsApp answers " + status.value() + "."));
    }

    private Answer address(JsonNode answer) {
        var url = Json.text(answer.path("url"));
        if (url.isEmpty()) return new Answer.Not(new Fetched.Later("Retrying: WhatsApp did not say where it is."));
        return hosts.trusted(url)
                .<Answer>map(it -> new Answer.At(it, answer.path("file_size").asLong()))
                .orElseGet(() -> new Answer.Not(Fetched.failed(UNTRUSTED)));
    }
}
