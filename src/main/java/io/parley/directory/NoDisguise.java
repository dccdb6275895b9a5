package io.parley.directory;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whoever comes to one of Camunda's doors says so plainly: the server and the guards must mean the same door. */
class NoDisguise extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isDisguised(request)) response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        else chain.doFilter(request, response);
    }

    private static boolean isDisguised(HttpServletRequest request) {
        var sent = request.getRequestURI().substring(request.getContextPath().length());
        var meant = request.getServletPath();
        var hasRoomsBehind = request.getPathInfo() != null;
        return Stream.of(Doors.ENGINE, Doors.WEB_APPS)
                .anyMatch(door -> leadsTo(door, meant) && !leadsTo(hasRoomsBehind ? meant : door, sent));
    }

    private static boolean leadsTo(String door, String path) {
        return path.equals(door) || path.startsWith(door + "/");
    }
}
