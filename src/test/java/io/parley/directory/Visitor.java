package io.parley.directory;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody at the doors: a caller with Basic, a browser with its session, or nobody known. */
public final class Visitor {

    static final String JSON = "application/json";

    private final CookieManager cookies;
    private final HttpClient http;
    private final String house;
    private final @Nullable String basic;

    private Visitor(int port, @Nullable String basic) {
        this(port, basic, new CookieManager());
    }

    private Visitor(int port, @Nullable String basic, CookieManager cookies) {
        this.cookies = cookies;
        this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
        this.house = "http://127.0.0.1:" + port;
        this.basic = basic;
    }

    public static Visitor nobody(int port) {
        return new Visitor(port, null);
    }

    public static Visitor caller(int port, String name, String password) {
        var credentials = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Visitor(port, "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    public static Visitor caller(int port, String name) {
        return caller(port, name, "demo");
    }

    public static Visitor browser(int port, String name) {
        return browser(port, name, "demo");
    }

    public static Visitor browser(int port, String name, String password) {
        var browser = nobody(port);
        browser.signIn(name, password);
        return browser;
    }

    /** The same browser, shown in by another node. */
    public Visitor at(int port) {
        return new Visitor(port, basic, cookies);
    }

    HttpResponse<String> signIn(String name, String password) {
        var page = page("/sign-in").body();
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        if (!token.find()) throw new IllegalStateException(page);
        return form("/sign-in", "username=%s&password=%s&_csrf=%s".formatted(name, password, encoded(token.group(1))));
    }

    HttpResponse<String> form(String path, String body) {
        return exchange(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> page(String path) {
        return exchange(request(path).header("Accept", "text/html"));
    }

    public HttpResponse<String> get(String path) {
        return exchange(request(path));
    }

    public HttpResponse<String> send(String method, String path, @Nullable String json, String... headers) {
        var body = json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        var request = request(path).header("Content-Type", JSON).method(method, body);
        if (headers.length > 0) request.headers(headers);
        return exchange(request);
    }

    /** As a script of ours, or one of Camunda's web apps, sends it: with the token from the cookie. */
    HttpResponse<String> script(String method, String path, String json) {
        if (path.startsWith("/camunda")) {
            page("/camunda/app/tasklist/default/");
            return send(method, path, json, "X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
        }
        return send(method, path, json, "X-PARLEY-XSRF", cookie("PARLEY-XSRF"));
    }

    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : house + path));
        return basic == null ? request : request.header("Authorization", basic);
    }

    HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(it -> it.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("none");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
