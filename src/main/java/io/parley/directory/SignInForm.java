package io.parley.directory;

import static java.util.stream.Collectors.joining;
import static org.springframework.web.util.HtmlUtils.htmlEscape;

import java.util.Map;

/** The ways in that the sign-in page offers: a password, providers, or both. */
record SignInForm(String page, Map<String, String> providers) {

    private static final String PASSWORD = "(?s)<!-- password -->.*<!-- /password -->";
    private static final String LINK =
            "<p><a class=\"provider\" href=\"/oauth2/authorization/%s\">Sign in with %s</a></p>";

    /** Without one only where a provider lets people in: nobody is locked out by a setting. */
    String withPassword(boolean wanted) {
        var offered = wanted || providers.isEmpty() ? page : page.replaceFirst(PASSWORD, "");
        return offered.replace("<!-- providers -->", links());
    }

    private String links() {
        return providers.entrySet().stream()
                .map(it -> LINK.formatted(htmlEscape(it.getKey()), htmlEscape(it.getValue())))
                .collect(joining());
    }
}
