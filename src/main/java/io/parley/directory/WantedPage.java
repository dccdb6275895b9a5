package io.parley.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.util.WebUtils;

/**
 * Where somebody wanted to go before they were asked to sign in. Their own browser remembers it: nobody begins a session
 * by knocking. Whatever the cookie says, it leads to a page of this house.
 */
class WantedPage implements RequestCache {

    private static final String COOKIE = "PARLEY-WANTED";
    private static final int MINUTES_10 = 600;
    private static final int LONGEST = 2000;

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        var page = pageOf(request);
        if (Browser.navigates(request) && isOurs(page)) remember(page, MINUTES_10, request, response);
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return wanted(request).map(SimpleSavedRequest::new).orElse(null);
    }

    /** A page that is there is wanted no more. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        if (wanted(request).filter(pageOf(request)::equals).isPresent()) removeRequest(request, response);
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        remember("", 0, request, response);
    }

    private static String pageOf(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static Optional<String> wanted(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .flatMap(cookie -> read(cookie.getValue()))
                .filter(WantedPage::isOurs);
    }

    private static Optional<String> read(String value) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(value), UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** A path and nothing that a browser might take for another house's address. */
    private static boolean isOurs(String page) {
        return page.length() <= LONGEST && page.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");
    }

    private static void remember(String page, int seconds, HttpServletRequest request, HttpServletResponse response) {
        var cookie = new Cookie(COOKIE, Base64.getUrlEncoder().withoutPadding().encodeToString(page.getBytes(UTF_8)));
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
