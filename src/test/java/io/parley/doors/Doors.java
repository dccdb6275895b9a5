package io.parley.doors;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The three doors over real HTTP: Parley's API and {@code /engine-rest} by HTTP Basic, Tasklist's API by a session. */
final class Doors {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String home;
    private final HttpClient stateless = HttpClient.newHttpClient();
    private final Map<Caller, Browser> browsers = new EnumMap<>(Caller.class);

    Doors(int port) {
        this.home = "http://127.0.0.1:" + port;
    }

    HttpResponse<String> basic(Caller caller, String method, String path, String json) {
        var request = request(method, path, json);
        if (caller != Caller.NOBODY) request.header("Authorization", "Basic " + credentials(caller));
        return send(stateless, request);
    }

    /** Through Tasklist's own API, signed in as a browser would be, with Camunda's CSRF token. */
    HttpResponse<String> tasklist(Caller caller, String method, String path, String json) {
        if (caller == Caller.NOBODY) return send(stateless, request(method, path, json));
        var browser = browsers.computeIfAbsent(caller, this::signIn);
        return send(browser.client, request(method, path, json).header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN")));
    }

    private Browser signIn(Caller caller) {
        var browser = new Browser();
        var page = send(browser.client, page("/sign-in")).body();
        var token = TOKEN.matcher(page);
        if (!token.find()) throw new IllegalStateException("The sign-in page has no CSRF token");
        var form = "username=" + caller.id() + "&password=demo&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        send(
                browser.client,
                HttpRequest.newBuilder(URI.create(home + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
        var app = caller == Caller.PAUL ? "cockpit" : "tasklist";
        send(browser.client, page("/camunda/app/" + app + "/default/"));
        return browser;
    }

    private HttpRequest.Builder page(String path) {
        return HttpRequest.newBuilder(URI.create(home + path)).header("Accept", "text/html");
    }

    private HttpRequest.Builder request(String method, String path, String json) {
        var body = json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        return HttpRequest.newBuilder(URI.create(home + path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .method(method, body);
    }

    private static String credentials(Caller caller) {
        return Base64.getEncoder().encodeToString((caller.id() + ":demo").getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static final class Browser {

        private final CookieManager cookies = new CookieManager();
        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();

        private String cookie(String name) {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .map(java.net.HttpCookie::getValue)
                    .reduce((first, last) -> last)
                    .orElse("none");
        }
    }
}
