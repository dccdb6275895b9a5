package io.parley.whatsapp;

import io.parley.conversation.AccessTokens;
import io.parley.conversation.PhoneNumberId;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;

/**
 * The way to WhatsApp's Graph API: its address, a number's token, and how long Parley waits. Made when it is first gone: the
 * start does not wait for the certificates of the world.
 */
@Component
class GraphApi {

    private final AccessTokens tokens;
    private final Supplier<RestClient> client;

    GraphApi(WhatsAppSettings settings, AccessTokens tokens) {
        this.tokens = tokens;
        var graph = settings.graph();
        this.client = SingletonSupplier.of(() -> client(graph, settings));
    }

    private static RestClient client(URI graph, WhatsAppSettings settings) {
        // HttpURLConnection would write a POST twice when the connection breaks; this one never does.
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .build());
        requests.setReadTimeout(settings.readTimeout());
        return RestClient.builder().baseUrl(graph).requestFactory(requests).build();
    }

    /** The API as a number may use it, below the version; none without an access token. */
    Optional<RestClient> as(PhoneNumberId number) {
        return tokens.of(number)
                .map(token -> client.get()
                        .mutate()
                        .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                        .build());
    }
}
