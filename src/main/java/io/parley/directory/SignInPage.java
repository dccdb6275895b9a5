package io.parley.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.springframework.web.util.HtmlUtils.htmlEscape;

import io.parley.conversation.Directory;
import io.parley.conversation.Person;
import io.parley.conversation.Signpost;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where people sign in and, once they have, where they go from there. */
@RestController
class SignInPage {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, UTF_8);

    private final Directory directory;
    private final List<Signpost> signposts;
    private final String form;
    private final String welcome;

    SignInPage(
            Directory directory,
            ObjectProvider<Signpost> signposts,
            SignInSettings settings,
            ObjectProvider<Providers> providers)
            throws IOException {
        this.directory = directory;
        this.signposts = signposts.orderedStream().toList();
        var names = providers.stream().findFirst().map(Providers::names).orElseGet(Map::of);
        this.form = new SignInForm(page("sign-in.html"), names).withPassword(settings.passwordForm());
        this.welcome = page("signed-in.html");
    }

    @GetMapping(Doors.SIGN_IN)
    ResponseEntity<String> signIn(HttpServletRequest request, CsrfToken token, @Nullable Principal principal) {
        var person = Optional.ofNullable(principal).flatMap(it -> directory.person(it.getName()));
        var page = person.map(it -> welcomeTo(it, token)).orElseGet(() -> formFor(request, token));
        return ResponseEntity.ok().contentType(HTML).body(page);
    }

    private String welcomeTo(Person person, CsrfToken token) {
        var role = person.role().id();
        return fill(withLinks(welcome), Map.of("name", person.name(), "role", role, "token", token.getToken()));
    }

    private String withLinks(String page) {
        var links = signposts.stream()
                .map(to -> "<li><a href=\"%s\">%s</a></li>".formatted(htmlEscape(to.path()), htmlEscape(to.label())))
                .collect(joining());
        return page.replace("<!-- signposts -->", links);
    }

    private String formFor(HttpServletRequest request, CsrfToken token) {
        return fill(withLinks(form), Map.of("message", messageOf(request), "token", token.getToken()));
    }

    /** Everybody's first page: where their work is. */
    @GetMapping("/")
    ResponseEntity<Void> home(Principal principal) {
        var person = directory.person(principal.getName());
        return ResponseEntity.status(302)
                .location(person.map(SignInPage::workOf).orElseThrow())
                .build();
    }

    private static URI workOf(Person person) {
        return URI.create(person.role().worksConversations() ? Doors.INBOX : Doors.WEB_APPS + "/app/cockpit/default/");
    }

    private static String messageOf(HttpServletRequest request) {
        if (request.getParameter("failed") != null)
            return "That name and password do not match. After a few wrong passwords, wait a minute.";
        if (request.getParameter("later") != null)
            return "Too many wrong passwords came from your address. Wait a few minutes.";
        var refused = request.getParameter(ProviderRefusals.PARAMETER);
        if (refused != null) return ProviderRefusals.sentence(refused);
        return request.getParameter("signed-out") == null ? "" : "You are signed out.";
    }

    private static String fill(String page, Map<String, String> values) {
        var filled = page;
        for (var value : values.entrySet())
            filled = filled.replace("{" + value.getKey() + "}", htmlEscape(value.getValue()));
        return filled;
    }

    private static String page(String name) throws IOException {
        return new ClassPathResource("directory/" + name).getContentAsString(UTF_8);
    }
}
