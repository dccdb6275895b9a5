package io.parley.sandbox;

import java.util.List;

/**
 * One of WhatsApp's error codes.
 *
 * @param http the status it comes with when it is the answer to a call
 */
record ErrorCode(int code, int http, String title) {

    static final List<ErrorCode> ALL = List.of(
            new ErrorCode(1, 400, "API Unknown"),
            new ErrorCode(2, 503, "API Service"),
            new ErrorCode(3, 500, "API Method"),
            new ErrorCode(4, 400, "API Too Many Calls"),
            new ErrorCode(10, 403, "Permission Denied"),
            new ErrorCode(100, 400, "Invalid parameter"),
            new ErrorCode(190, 401, "Access token has expired"),
            new ErrorCode(368, 403, "Temporarily blocked for policies violations"),
            new ErrorCode(80007, 400, "Rate limit issues"),
            new ErrorCode(130429, 400, "Rate limit hit"),
            new ErrorCode(130472, 400, "User's number is part of an experiment"),
            new ErrorCode(130497, 403, "Business account is restricted from messaging users in this country"),
            new ErrorCode(131000, 500, "Something went wrong"),
            new ErrorCode(131005, 403, "Access denied"),
            new ErrorCode(131008, 400, "Required parameter is missing"),
            new ErrorCode(131009, 400, "Parameter value is not valid"),
            new ErrorCode(131016, 500, "Service unavailable"),
            new ErrorCode(131021, 400, "Recipient cannot be sender"),
            new ErrorCode(131026, 400, "Message undeliverable"),
            new ErrorCode(131031, 403, "Account has been locked"),
            new ErrorCode(131042, 400, "Business eligibility payment issue"),
            new ErrorCode(131047, 400, "Re-engagement message"),
            new ErrorCode(131048, 400, "Spam rate limit hit"),
            new ErrorCode(131049, 400, "Not delivered to maintain healthy ecosystem engagement"),
            new ErrorCode(131050, 400, "User has stopped marketing messages"),
            new ErrorCode(131051, 400, "Unsupported message type"),
            new ErrorCode(131053, 400, "Media upload error"),
            new ErrorCode(131056, 400, "Business account, consumer account pair rate limit hit"),
            new ErrorCode(131057, 500, "Account in maintenance mode"),
            new ErrorCode(132000, 400, "Template Param Count Mismatch"),
            new ErrorCode(132001, 404, "Template does not exist"),
            new ErrorCode(132012, 400, "Template Parameter Format Mismatch"),
            new ErrorCode(132015, 400, "Template is paused"),
            new ErrorCode(133004, 503, "Server temporarily unavailable"),
            new ErrorCode(133010, 400, "Phone number not registered"));

    /** The code; one that is not listed comes with 400. */
    static ErrorCode of(int code) {
        return ALL.stream()
                .filter(it -> it.code() == code)
                .findFirst()
                .orElse(new ErrorCode(code, 400, "Unknown error"));
    }
}
