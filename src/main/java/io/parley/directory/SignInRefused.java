package io.parley.directory;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** Somebody comes from a provider and does not come in; the code is what the sign-in page explains. */
class SignInRefused extends OAuth2AuthenticationException {

    static final String UNAVAILABLE = "unavailable";
    static final String UNKNOWN = "unknown";
    static final String NO_GROUP = "no-group";
    static final String NAMELESS = "nameless";
    static final String FAILED = "failed";
    static final String CANCELLED = "access_denied";

    SignInRefused(String code) {
        super(new OAuth2Error(code));
    }

    SignInRefused(String code, @Nullable Throwable cause) {
        super(new OAuth2Error(code), cause);
    }
}
