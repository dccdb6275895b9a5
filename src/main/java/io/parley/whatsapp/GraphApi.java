package io.parley.whatsapp;

import io.parley.conversation.AccessTokens;
import io.parley.conversation.PhoneNumberId;
import java.net.http.HttpClient;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The way to WhatsApp's Graph API: its address, a number's token, and how long Parley waits. */
@Component
class GraphApi {

    private final AccessTokens tokens;
    private final RestClient client;

    GraphApi(WhatsAppSettings settings, AccessTokens tokens) {
        this.tokens = tokens;
        // HttpURLConnection would write a POST twice when the connection breaks; this one never does.
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .build());
        requests.setReadTimeout(settings.readTimeout());
        this.client = RestClient.builder()
                .baseUrl(settings.graph())
                .requestFactory(requests)
                .build();
    }

    /** The API as a number may use it, below the version; none without an access token. */
    Optional<RestClient> as(PhoneNumberId number) {
        return tokens.of(number)
                .map(token -> client.mutate()
                        .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                        .build());
    }
}
