package io.parley.directory;

import jakarta.servlet.http.HttpServletRequest;

/** The names on the doors. */
final class Doors {

    static final String SIGN_IN = "/sign-in";
    static final String SIGN_IN_FAILED = SIGN_IN + "?failed";
    static final String SIGN_IN_LATER = SIGN_IN + "?later";
    static final String SIGN_OUT = "/sign-out";
    static final String SIGNED_OUT = SIGN_IN + "?signed-out";
    static final String INBOX = "/inbox";
    static final String ENGINE = "/engine-rest";
    static final String METRICS = "/actuator/prometheus";
    static final String WEB_APPS = "/camunda";
    static final String CSRF_COOKIE = "PARLEY-XSRF";
    static final String CSRF_HEADER = "X-PARLEY-XSRF";

    private Doors() {}

    static boolean isCamunda(HttpServletRequest request) {
        var path = request.getServletPath();
        return path.startsWith(ENGINE) || path.startsWith(WEB_APPS);
    }
}
