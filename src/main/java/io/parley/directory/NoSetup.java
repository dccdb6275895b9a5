package io.parley.directory;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.web.filter.OncePerRequestFilter;

/** Camunda's setup resource creates an administrator for anybody (CVE-2026-77226): here there is no such thing. */
class NoSetup extends OncePerRequestFilter {

    private static final int DISGUISES = 3;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isSetup(request.getRequestURI())) response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        else chain.doFilter(request, response);
    }

    /** However it is spelled: escaped, with matrix parameters, doubled slashes or capitals. */
    static boolean isSetup(String uri) {
        var path = undisguised(uri).toLowerCase(Locale.ROOT).replace('\\', '/');
        var steps = Arrays.stream(path.split("/"))
                .map(step -> step.split(";", 2)[0].strip())
                .toList();
        return steps.contains("camunda") && steps.contains("setup");
    }

    private static String undisguised(String uri) {
        var path = uri;
        for (var i = 0; i < DISGUISES; i++) path = decoded(path);
        return path;
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException garbled) {
            return path;
        }
    }
}
