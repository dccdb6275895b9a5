package io.parley.directory;

import org.springframework.http.HttpStatus;

/** Something that does not come in, and why. */
class Contraband extends Exception {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    Contraband(HttpStatus status, String sentence) {
        super(sentence);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
