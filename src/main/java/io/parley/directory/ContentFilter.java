package io.parley.directory;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Opens whatever is sent through Camunda's doors: JSON of a megabyte at most, without contraband. */
class CustomsOffice extends OncePerRequestFilter {

    private static final int LARGEST = 1024 * 1024;

    private final Customs customs = new Customs();
    private final Answers answers;

    CustomsOffice(Answers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(opened(request), response);
        } catch (Contraband found) {
            answers.refuse(request, response, found.status(), found.getMessage());
        }
    }

    private HttpServletRequest opened(HttpServletRequest request) throws IOException, Contraband {
        if (request.getQueryString() != null) customs.checkQuery(request.getQueryString());
        if (isDeployment(request)) return request;
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) throw new Contraband(HttpStatus.PAYLOAD_TOO_LARGE, "A megabyte at most");
        if (body.length > 0) check(request, body);
        return new Luggage(request, body);
    }

    private void check(HttpServletRequest request, byte[] body) throws Contraband {
        if (!isJson(request)) throw new Contraband(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Only JSON comes in here");
        customs.checkBody(body);
        if (Path.of(request).inside().fits(Openings.MESSAGE)) customs.checkMessage(body);
    }

    /** Diagrams are looked into by the engine's plugin, when they are parsed. */
    private static boolean isDeployment(HttpServletRequest request) {
        return Path.of(request).inside().fits(Openings.DEPLOYMENT) && is(request, MediaType.MULTIPART_FORM_DATA);
    }

    private static boolean isJson(HttpServletRequest request) {
        return is(request, MediaType.APPLICATION_JSON);
    }

    private static boolean is(HttpServletRequest request, MediaType wanted) {
        try {
            return request.getContentType() != null
                    && MediaType.parseMediaType(request.getContentType()).equalsTypeAndSubtype(wanted);
        } catch (InvalidMediaTypeException garbled) {
            return false;
        }
    }
}
