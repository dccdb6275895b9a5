package io.parley.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is said where nobody else had an answer: a page to who browses, a problem to who calls, no details to either. */
@RestController
class LastWord implements ErrorController {

    private final Answers answers;
    private final String page;

    LastWord(Answers answers) throws IOException {
        this.answers = answers;
        this.page = new ClassPathResource("directory/error.html").getContentAsString(UTF_8);
    }

    @RequestMapping("/error")
    void speak(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = statusOf(request);
        if (Browser.wantsPage(request)) page(response, status);
        else answers.refuse(request, response, status, sentenceOf(status));
    }

    private void page(HttpServletResponse response, HttpStatus status) throws IOException {
        response.setStatus(status.value());
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(page.replace("{sentence}", sentenceOf(status)));
    }

    private static HttpStatus statusOf(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return Optional.ofNullable(code instanceof Integer it ? HttpStatus.resolve(it) : null)
                .orElse(HttpStatus.NOT_FOUND);
    }

    private static String sentenceOf(HttpStatus status) {
        if (status == HttpStatus.SERVICE_UNAVAILABLE)
            return "Something that Parley needs for this cannot be reached just now. Try again in a moment.";
        if (status.is5xxServerError()) return "Something went wrong here. Try again in a moment.";
        return switch (status) {
            case UNAUTHORIZED -> "Sign in first.";
            case FORBIDDEN -> "This is not open to you. If you were signed out meanwhile, sign in again.";
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "This address does not take that method.";
            default -> "This request cannot be understood.";
        };
    }
}
