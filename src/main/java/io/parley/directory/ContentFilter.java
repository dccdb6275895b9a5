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

/** Looks into whatever is sent through Camunda's doors: a megabyte of harmless JSON at most. */
class ContentFilter extends OncePerRequestFilter {

    private static final int LARGEST = 1024 * 1024;

    private final ContentCheck check = new ContentCheck();
    private final Answers answers;

    ContentFilter(Answers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(checked(request), response);
        } catch (RequestRefused found) {
            answers.refuse(request, response, found.status(), found.getMessage());
        }
    }

    private HttpServletRequest checked(HttpServletRequest request) throws IOException, RequestRefused {
        if (request.getQueryString() != null) check.query(request.getQueryString());
        if (isDeployment(request)) return request;
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) throw new RequestRefused(HttpStatus.PAYLOAD_TOO_LARGE, "A megabyte at most");
        if (body.length > 0) look(request, body);
        return new RereadableRequest(request, body);
    }

    private void look(HttpServletRequest request, byte[] body) throws RequestRefused {
        if (!isJson(request)) throw new RequestRefused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Only JSON comes in here");
        check.body(body);
        var path = Path.of(request).inside();
        if (path.fits(AllowedCalls.MESSAGE)) check.message(body);
        if (path.fits(AllowedCalls.PROFILE)) check.profile(body, path.step(1));
    }

    /** Diagrams are looked into by the engine's plugin, when they are parsed. */
    private static boolean isDeployment(HttpServletRequest request) {
        return Path.of(request).inside().fits(AllowedCalls.DEPLOYMENT) && is(request, MediaType.MULTIPART_FORM_DATA);
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
