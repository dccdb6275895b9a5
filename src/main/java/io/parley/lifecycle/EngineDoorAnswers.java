package io.parley.lifecycle;

import io.parley.conversation.Duplicate;
import io.parley.conversation.Invalid;
import io.parley.conversation.Refusal;
import io.parley.conversation.Unknown;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;

/** What callers of Camunda's own REST API read when Parley says no: the status and the sentence, not a stack. */
abstract class EngineDoorAnswers<T extends Throwable> implements ExceptionMapper<T> {

    private static final int UNPROCESSABLE = 422;

    static final class OfTheEngine extends EngineDoorAnswers<ProcessEngineException> {}

    static final class OfTheRestApi extends EngineDoorAnswers<RestException> {}

    static final class OfParley extends EngineDoorAnswers<RuntimeException> {}

    @Override
    public Response toResponse(T failure) {
        var ours = Causes.ours(failure).orElse(null);
        if (ours instanceof Refusal refusal) return refused(refusal);
        if (ours instanceof Invalid invalid) return answer(UNPROCESSABLE, invalid, invalid.getMessage());
        if (ours instanceof Unknown unknown) return answer(404, unknown, unknown.getMessage());
        if (ours instanceof Duplicate) return Response.noContent().build();
        if (has(failure, OptimisticLockingException.class))
            return answer(409, failure, "Somebody else changed this conversation at the same moment. Try again.");
        if (has(failure, TaskAlreadyClaimedException.class))
            return answer(409, failure, "Somebody else has picked this up. Release it first, or just reply.");
        if (isMissingTask(failure))
            return answer(404, failure, "This task is over: the conversation has moved on. Look at it again.");
        if (isMissingJob(failure))
            return answer(404, failure, "There is no such job: it has run, or its state is over.");
        if (says(failure, "is not a valid resource identifier"))
            return answer(UNPROCESSABLE, failure, "An id has 1 to 64 letters, digits, dots, dashes, underscores or @.");
        if (says(failure, "Password does not match policy"))
            return answer(UNPROCESSABLE, failure, "This password is too short.");
        if (Causes.in(failure).anyMatch(EngineDoorAnswers::isUnfit))
            return answer(UNPROCESSABLE, failure, "Something here is too long, or of a kind that cannot be kept.");
        if (Causes.in(failure).anyMatch(EngineDoorAnswers::isGap))
            return answer(400, failure, "Something here is null that must be there.");
        return ExceptionHandlerHelper.getInstance().getResponse(failure);
    }

    private static Response refused(Refusal refusal) {
        var body = body(refusal, refusal.getMessage());
        body.put("rule", refusal.rule());
        body.put("state", refusal.state());
        if (refusal.assignee() != null) body.put("assignee", refusal.assignee());
        return answer(refusal.because() == Refusal.Because.ROLE ? 403 : 409, body);
    }

    private static Response answer(int status, Throwable failure, String message) {
        return answer(status, body(failure, message));
    }

    private static Response answer(int status, Map<String, String> body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }

    private static Map<String, String> body(Throwable failure, String message) {
        var body = new LinkedHashMap<String, String>();
        body.put("type", failure.getClass().getSimpleName());
        body.put("message", message);
        return body;
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return Causes.in(failure).anyMatch(type::isInstance);
    }

    /** A part of the request that Camunda's REST API reads without looking whether it is there. */
    private static boolean isGap(Throwable cause) {
        return cause instanceof NullPointerException
                && cause.getStackTrace().length > 0
                && cause.getStackTrace()[0].getClassName().startsWith("org.camunda.bpm.engine.rest.");
    }

    /** An object that no serializer takes, or SQL's own class of errors for values that do not fit their column. */
    private static boolean isUnfit(Throwable cause) {
        var message = String.valueOf(cause.getMessage());
        if (message.contains("Cannot find serializer") || message.contains("serialization format is prohibited"))
            return true;
        return cause instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().startsWith("22");
    }

    /** Over, or another account's: nobody is told which. */
    private static boolean isMissingTask(Throwable failure) {
        return says(failure, "Cannot find task with id") || says(failure, "belongs to no authenticated tenant");
    }

    private static boolean isMissingJob(Throwable failure) {
        return says(failure, "No job found with id");
    }

    private static boolean says(Throwable failure, String words) {
        return Causes.in(failure)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .anyMatch(message -> message.contains(words));
    }
}
