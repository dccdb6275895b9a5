package io.parley.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.web.util.WebUtils;

/**
 * What Camunda's web apps send with every change, so that no other site can. It follows from the session, which nobody can
 * work out from it: every node knows it, and none has to keep it.
 */
record WebAppsToken(String value) {

    private static final String COOKIE = "XSRF-TOKEN";

    /** None for whoever has no session. */
    static Optional<WebAppsToken> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> new WebAppsToken(hash("Camunda's web apps " + session.getId())));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** For scripts to read, where they do not know it yet. */
    void tell(HttpServletRequest request, HttpServletResponse response) {
        var told = WebUtils.getCookie(request, COOKIE);
        if (told != null && told.getValue().equals(value)) return;
        var cookie = new Cookie(COOKIE, value);
        cookie.setPath(request.getContextPath() + Doors.WEB_APPS);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
