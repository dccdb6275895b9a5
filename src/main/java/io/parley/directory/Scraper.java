package io.parley.directory;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets Prometheus read the metrics, and nothing else, by a token that is no person's. */
class Scraper extends OncePerRequestFilter {

    static final String ROLE = "SCRAPER";
    private static final String BEARER = "Bearer ";

    private final String token;

    /** @param token blank: nobody scrapes without signing in */
    Scraper(String token) {
        this.token = token.strip();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Doors.METRICS.equals(request.getServletPath() + path(request.getPathInfo()));
    }

    private static String path(@Nullable String info) {
        return info == null ? "" : info;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isOurs(request.getHeader(HttpHeaders.AUTHORIZATION))) comesIn();
        chain.doFilter(request, response);
    }

    private boolean isOurs(@Nullable String authorization) {
        return !token.isEmpty()
                && authorization != null
                && MessageDigest.isEqual(bytes(BEARER + token), bytes(authorization));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void comesIn() {
        var context = SecurityContextHolder.createEmptyContext();
        var authorities = AuthorityUtils.createAuthorityList("ROLE_" + ROLE);
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated("scraper", null, authorities));
        SecurityContextHolder.setContext(context);
    }
}
