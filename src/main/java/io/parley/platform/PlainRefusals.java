package io.parley.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** What Tomcat turns away before Parley sees it, such as an address that cannot be one: as a problem, not as HTML. */
public final class PlainRefusals extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var status = HttpStatus.resolve(response.getStatus());
        var isOpen = response.getContentWritten() == 0 && !response.isSuspended();
        if (status == null || !status.isError() || !isOpen || !response.setErrorReported()) return;
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(problem(status));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // Whoever asked has left.
        }
    }

    private static byte[] problem(HttpStatus status) {
        var problem = "{\"title\":\"%s\",\"status\":%d}".formatted(status.getReasonPhrase(), status.value());
        return problem.getBytes(StandardCharsets.UTF_8);
    }
}
