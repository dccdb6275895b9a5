package io.parley.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriBuilder;

/** Asks the Graph API for all templates of a business account, page by page. */
@Component
class TemplateListing {

    private static final String FIELDS = "id,name,language,status,category,components,parameter_format";
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 100;

    private final GraphApi graph;

    TemplateListing(GraphApi graph) {
        this.graph = graph;
    }

    /**
     * All of them, whatever their status.
     *
     * @throws Unavailable with a sentence that says why there is no list
     */
    List<ListedTemplate> of(String businessAccount, PhoneNumberId number) {
        var client = graph.as(number).orElseThrow(() -> new Unavailable("This number has no access token."));
        var templates = new ArrayList<ListedTemplate>();
        var after = "";
        for (var pages = 0; pages < MOST_PAGES; pages++) {
            var page = page(client, businessAccount, after);
            templates.addAll(TemplateReader.read(page));
            var next = Json.text(page.path("paging").path("cursors").path("after"));
            if (!Json.isThere(page.path("paging").path("next")) || next.isBlank() || next.equals(after)) break;
            after = next;
        }
        return templates;
    }

    /** The next page is asked for by its cursor: the address that the answer names has the token in it. */
    private static JsonNode page(RestClient client, String businessAccount, String after) {
        try {
            return Objects.requireNonNull(client.get()
                    .uri(it -> address(it, businessAccount, after))
                    .exchange((request, response) -> read(response)));
        } catch (ResourceAccessException broken) {
            throw new Unavailable("WhatsApp cannot be reached.");
        }
    }

    private static URI address(UriBuilder address, String businessAccount, String after) {
        address.pathSegment(businessAccount, "message_templates")
                .queryParam("fields", FIELDS)
                .queryParam("limit", PAGE);
        if (after.isEmpty()) return address.build();
        return address.queryParam("after", "{after}").build(after);
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
