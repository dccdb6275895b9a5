package io.parley.directory;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets an address wait that guessed wrong too often, at one door; who is right is never counted. */
abstract class GuessLimit extends OncePerRequestFilter {

    private final RequestMatcher guesses;
    private final WrongGuesses wrong;

    GuessLimit(RequestMatcher guesses, WrongGuesses wrong) {
        this.guesses = guesses;
        this.wrong = wrong;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !guesses.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var delay = wrong.delay(request.getRemoteAddr());
        if (!delay.isZero()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(delay.toSeconds() + 1));
            refuse(request, response);
            return;
        }
        chain.doFilter(request, response);
        if (isWrong(response)) count(request.getRemoteAddr());
    }

    void count(String address) {
        wrong.count(address);
    }

    abstract boolean isWrong(HttpServletResponse response);

    abstract void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
