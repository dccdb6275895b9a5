package io.parley.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** For whoever sends the webhook what WhatsApp has not signed: refused before a byte of it is read. */
class SignatureLimit extends GuessLimit {

    private final Answers answers;

    SignatureLimit(WrongGuesses wrong, Answers answers) {
        super(AnyRequestMatcher.INSTANCE, wrong);
        this.answers = answers;
    }

    @Override
    boolean isWrong(HttpServletResponse response) {
        return response.getStatus() == HttpStatus.UNAUTHORIZED.value()
                || response.getStatus() == HttpStatus.FORBIDDEN.value();
    }

    @Override
    void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answers.refuse(
                request,
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "Too much came from your address that is not signed: wait as long as Retry-After says");
    }
}
