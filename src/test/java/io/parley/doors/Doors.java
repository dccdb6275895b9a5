package io.parley.doors;

import io.parley.directory.Visitor;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The three doors over real HTTP: Parley's API and {@code /engine-rest} by HTTP Basic, Tasklist's API by a session. */
final class Doors {

    private static final String[] AS_JSON = {"Accept", "application/json, application/problem+json"};

    private final int port;
    private final Map<Caller, Visitor> callers = new EnumMap<>(Caller.class);
    private final Map<Caller, Visitor> browsers = new EnumMap<>(Caller.class);

    Doors(int port) {
        this.port = port;
    }

    HttpResponse<String> basic(Caller caller, String method, String path, @Nullable String json) {
        return callers.computeIfAbsent(caller, this::caller).send(method, path, json, AS_JSON);
    }

    /** Through Tasklist's own API, signed in as a browser would be, with Camunda's CSRF token. */
    HttpResponse<String> tasklist(Caller caller, String method, String path, @Nullable String json) {
        if (caller == Caller.NOBODY) return basic(caller, method, path, json);
        var browser = browsers.computeIfAbsent(caller, this::signIn);
        var token = browser.cookie("XSRF-TOKEN");
        return browser.send(method, path, json, AS_JSON[0], AS_JSON[1], "X-XSRF-TOKEN", token);
    }

    private Visitor caller(Caller caller) {
        return caller == Caller.NOBODY ? Visitor.nobody(port) : Visitor.caller(port, caller.id());
    }

    private Visitor signIn(Caller caller) {
        var browser = Visitor.browser(port, caller.id());
        var app = caller == Caller.PAUL ? "cockpit" : "tasklist";
        browser.page("/camunda/app/" + app + "/default/");
        return browser;
    }
}
