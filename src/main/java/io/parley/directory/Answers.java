package io.parley.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Says no in the caller's language: a page for who browses, Camunda's errors at its doors, problems elsewhere. */
@Component
class Answers implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    /** Nobody has signed in. Who brought a password calls, whatever they say they accept: wrong ones are counted by the 401. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (Browser.navigates(request) && request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            response.sendRedirect(request.getContextPath() + Doors.SIGN_IN);
            return;
        }
        if (!Browser.sent(request)) response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Parley\"");
        problem(response, HttpStatus.UNAUTHORIZED, "Sign in first");
    }

    /** Somebody has signed in who may not. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        var sentence = why instanceof CsrfException
                ? "The header " + Doors.CSRF_HEADER + " has to repeat the cookie " + Doors.CSRF_COOKIE
                : "Your role does not open this";
        if (Browser.wantsPage(request)) response.sendError(HttpStatus.FORBIDDEN.value());
        else refuse(request, response, HttpStatus.FORBIDDEN, sentence);
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String sentence)
            throws IOException {
        if (Doors.isCamunda(request)) camunda(response, status, sentence);
        else problem(response, status, sentence);
    }

    private void camunda(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
        var error = new LinkedHashMap<String, Object>();
        error.put("type", status == HttpStatus.FORBIDDEN ? "AuthorizationException" : "InvalidRequestException");
        error.put("message", sentence);
        write(response, status, MediaType.APPLICATION_JSON, error);
    }

    private void problem(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", sentence);
        write(response, status, MediaType.APPLICATION_PROBLEM_JSON, problem);
    }

    private void write(HttpServletResponse response, HttpStatus status, MediaType type, Map<String, Object> body)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(type.toString());
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), body);
    }
}
