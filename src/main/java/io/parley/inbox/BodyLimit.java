package io.parley.inbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;

/** Nobody sends the API or the Inbox more than it can use, whether or not they say so beforehand. */
@Component
class BodyLimit extends OncePerRequestFilter {

    /** Bytes; the longest text takes a fraction of it. */
    static final int LARGEST = 256 * 1024;

    /** More came than is taken. */
    static final class Exceeded extends IOException {}

    static ProblemDetail problem() {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.PAYLOAD_TOO_LARGE, "A body has " + LARGEST / 1024 + " KB at most.");
        problem.setTitle("Too large");
        return problem;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = path(request);
        return !path.startsWith("/api/") && !path.startsWith("/inbox/") || isFile(request);
    }

    /** As the controllers are found by it: what was sent may have its letters escaped. */
    private static String path(HttpServletRequest request) {
        return UrlPathHelper.defaultInstance.getPathWithinApplication(request);
    }

    /** A file has a limit of its own, by its kind. */
    private static boolean isFile(HttpServletRequest request) {
        return request.getMethod().equals("POST") && path(request).matches("/api/conversations/[^/]+/media");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() <= LARGEST) chain.doFilter(new Limited(request), response);
        else refuse(response);
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.PAYLOAD_TOO_LARGE.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter()
                .write("{\"title\":\"Too large\",\"status\":413,\"detail\":\""
                        + problem().getDetail() + "\"}");
    }

    /** A request whose body ends in {@link Exceeded} when it is longer than it may be. */
    private static final class Limited extends HttpServletRequestWrapper {

        private Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counting(super.getInputStream());
        }
    }

    private static final class Counting extends ServletInputStream {

        private final ServletInputStream body;
        private int read;

        private Counting(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            var next = body.read();
            if (next >= 0) count(1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var bytes = body.read(buffer, offset, length);
            if (bytes > 0) count(bytes);
            return bytes;
        }

        private void count(int bytes) throws IOException {
            read += bytes;
            if (read > LARGEST) throw new Exceeded();
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
