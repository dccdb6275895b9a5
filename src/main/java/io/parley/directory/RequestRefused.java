package io.parley.directory;

import org.springframework.http.HttpStatus;

/** A request that is turned away for what it carries, and why. */
class RequestRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    RequestRefused(HttpStatus status, String sentence) {
        super(sentence);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
