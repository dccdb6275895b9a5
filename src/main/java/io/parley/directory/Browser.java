package io.parley.directory;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** Tells browsers from callers: a browser is shown the sign-in page and never a password pop-up. */
final class Browser {

    private static final String FETCH_MODE = "Sec-Fetch-Mode";
    private static final String FETCH_SITE = "Sec-Fetch-Site";

    private Browser() {}

    static boolean sent(HttpServletRequest request) {
        return request.getHeader(FETCH_MODE) != null || wantsPage(request);
    }

    /** Somebody goes to a page, by a link or the address bar. */
    static boolean navigates(HttpServletRequest request) {
        var mode = request.getHeader(FETCH_MODE);
        return request.getMethod().equals("GET") && wantsPage(request) && (mode == null || mode.equals("navigate"));
    }

    /** Another site's page makes the browser send this. */
    static boolean isUsedByAnotherSite(HttpServletRequest request) {
        var site = request.getHeader(FETCH_SITE);
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    static boolean wantsPage(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }
}
