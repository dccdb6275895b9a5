package io.parley.sandbox;

import io.parley.conversation.Invalid;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the phone says when something cannot be done. */
@RestControllerAdvice(assignableTypes = {PhoneController.class, PhoneFilesController.class})
@Profile(SandboxProfile.NAME)
class PhoneRefusals {

    @ExceptionHandler
    ProblemDetail refuse(Invalid invalid) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, invalid.getMessage());
    }
}
