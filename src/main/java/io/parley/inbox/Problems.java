package io.parley.inbox;

import io.parley.conversation.Busy;
import io.parley.conversation.Forbidden;
import io.parley.conversation.Invalid;
import io.parley.conversation.Refusal;
import io.parley.conversation.Unavailable;
import io.parley.conversation.Unknown;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every no of the API as an RFC 9457 problem that says what, why and whose. */
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems extends ResponseEntityExceptionHandler {

    /** One thing that is wrong with what was sent. */
    record Fault(String field, String message) {}

    @ExceptionHandler
    ProblemDetail refused(Refusal refusal) {
        var byRole = refusal.because() == Refusal.Because.ROLE;
        var problem = problem(
                byRole ? HttpStatus.FORBIDDEN : HttpStatus.CONFLICT,
                byRole ? "Not allowed" : "Not possible now",
                refusal.getMessage());
        problem.setProperty("rule", refusal.rule());
        problem.setProperty("state", refusal.state());
        if (refusal.assignee() != null) problem.setProperty("assignee", refusal.assignee());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail forbidden(Forbidden forbidden) {
        return problem(HttpStatus.FORBIDDEN, "Not allowed", forbidden.getMessage());
    }

    @ExceptionHandler
    ProblemDetail unknown(Unknown unknown) {
        return problem(HttpStatus.NOT_FOUND, "Not found", unknown.getMessage());
    }

    @ExceptionHandler
    ProblemDetail busy(Busy busy) {
        return problem(HttpStatus.CONFLICT, "Busy", busy.getMessage());
    }

    @ExceptionHandler
    ProblemDetail unavailable(Unavailable unavailable) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "Not possible now", unavailable.getMessage());
    }

    @ExceptionHandler
    ProblemDetail invalid(Invalid invalid) {
        return unprocessable(List.of(new Fault(invalid.field(), invalid.getMessage())));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException wrong, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var faults = wrong.getBindingResult().getFieldErrors().stream()
                .map(Problems::fault)
                .toList();
        return new ResponseEntity<>(unprocessable(faults), headers, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private static Fault fault(FieldError error) {
        return new Fault(error.getField(), String.valueOf(error.getDefaultMessage()));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException wrong, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyLimit.Exceeded) return tooLarge(headers);
            if (cause instanceof Invalid invalid)
                return new ResponseEntity<>(invalid(invalid), headers, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        var problem =
                problem(HttpStatus.BAD_REQUEST, "Not understood", "The body is not the JSON that this call takes.");
        return new ResponseEntity<>(problem, headers, HttpStatus.BAD_REQUEST);
    }

    private static ResponseEntity<Object> tooLarge(HttpHeaders headers) {
        return new ResponseEntity<>(BodyLimit.problem(), headers, HttpStatus.PAYLOAD_TOO_LARGE);
    }

    private static ProblemDetail unprocessable(List<Fault> faults) {
        var first =
                faults.isEmpty() ? "Something is wrong with it." : faults.get(0).message() + ".";
        var problem = problem(HttpStatus.UNPROCESSABLE_ENTITY, "Not acceptable as it is", first);
        problem.setProperty("errors", faults);
        return problem;
    }

    private static ProblemDetail problem(HttpStatus status, String title, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        return problem;
    }
}
