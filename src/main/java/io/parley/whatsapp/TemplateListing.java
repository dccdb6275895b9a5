package io.parley.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.conversation.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/** Asks the Graph API for all templates of a business account, page by page. */
@Component
class TemplateListing {

    private static final String FIELDS = "id,name,language,status,category,components,parameter_format";
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 100;

    private final WhatsAppSettings settings;
    private final RestClient http;

    TemplateListing(WhatsAppSettings settings) {
        this.settings = settings;
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .build());
        requests.setReadTimeout(settings.readTimeout());
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    /**
     * All of them, whatever their status.
     *
     * @throws Unavailable with a sentence that says why there is no list
     */
    List<ListedTemplate> of(String businessAccount, String token) {
        var templates = new ArrayList<ListedTemplate>();
        var after = "";
        for (var pages = 0; pages < MOST_PAGES; pages++) {
            var page = page(businessAccount, token, after);
            templates.addAll(TemplateReader.read(page));
            var next = Json.text(page.path("paging").path("cursors").path("after"));
            if (!Json.isThere(page.path("paging").path("next")) || next.isBlank() || next.equals(after)) break;
            after = next;
        }
        return templates;
    }

    /** The next page is asked for by its cursor: the address that the answer names has the token in it. */
    private JsonNode page(String businessAccount, String token, String after) {
        try {
            return Objects.requireNonNull(http.get()
                    .uri(address(businessAccount, after))
                    .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                    .exchange((request, response) -> read(response)));
        } catch (ResourceAccessException broken) {
            throw new Unavailable("WhatsApp cannot be reached.");
        }
    }

    private URI address(String businessAccount, String after) {
        var base = settings.apiBaseUrl().toString().replaceAll("/+$", "");
        var address = UriComponentsBuilder.fromUriString(base)
                .pathSegment(settings.apiVersion(), businessAccount, "message_templates")
                .queryParam("fields", FIELDS)
                .queryParam("limit", PAGE);
        if (!after.isEmpty()) address.queryParam("after", "{after}");
        return address.encode().build(after);
    }

    private static JsonNode read(ClientHttpResponse response) throws IOException {
        var answer = Json.within(new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8));
        var error = answer.path("error");
        if (error.path("code").isIntegralNumber())
            throw new Unavailable(ErrorCodes.sentence(error.path("code").asInt(), CloudApi.detailsOf(error)));
        if (!response.getStatusCode().is2xxSuccessful() || !answer.path("data").isArray())
            throw new Unavailable("WhatsApp answers " + response.getStatusCode().value() + ".");
        return answer;
    }
}
