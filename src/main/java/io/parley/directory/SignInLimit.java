package io.parley.directory;

import io.parley.conversation.Warnings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** For whoever guesses passwords, at the page or with a call, on whichever node. */
class SignInLimit extends GuessLimit {

    private final Warnings warnings;
    private final Answers answers;

    SignInLimit(WrongGuesses wrong, Warnings warnings, Answers answers) {
        super(SignInLimit::bringsAPassword, wrong);
        this.warnings = warnings;
        this.answers = answers;
    }

    private static boolean bringsAPassword(HttpServletRequest request) {
        return isForm(request) || request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    private static boolean isForm(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getServletPath().equals(Doors.SIGN_IN);
    }

    @Override
    boolean isWrong(HttpServletResponse response) {
        var location = response.getHeader(HttpHeaders.LOCATION);
        return response.getStatus() == HttpStatus.UNAUTHORIZED.value()
                || location != null && location.endsWith(Doors.SIGN_IN_FAILED);
    }

    @Override
    void count(String address) {
        super.count(address);
        warnings.guessedWrong(WrongGuesses.network(address));
    }

    @Override
    void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isForm(request)) response.sendRedirect(request.getContextPath() + Doors.SIGN_IN_LATER);
        else
            answers.refuse(
                    request,
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many wrong passwords came from your address: wait as long as Retry-After says");
    }
}
