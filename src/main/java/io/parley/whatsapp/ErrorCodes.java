package io.parley.whatsapp;

import io.parley.conversation.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntFunction;

/** What each of WhatsApp's error codes means for a message: what to do, and words for the agent. */
final class ErrorCodes {

    static final int WINDOW_OVER = 131047;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration LONGEST_OUT_OF_REACH = Duration.ofMinutes(2);
    private static final int MOST_POWERS = 6;

    /** How often sending was tried decides how long to wait. */
    private static final Map<Integer, IntFunction<Outcome>> TABLE = Map.ofEntries(
            refused(WINDOW_OVER, "The customer last wrote more than 24 hours ago: WhatsApp takes templates only."),
            refused(131026, "It cannot be delivered: not on WhatsApp, or with an app that is too old."),
            refused(131021, "The business number cannot write to itself."),
            refused(131049, "WhatsApp holds back marketing messages to this customer."),
            refused(131050, "The customer has stopped marketing messages."),
            refused(130472, "The customer is part of an experiment of WhatsApp's."),
            refused(131051, "WhatsApp does not support this kind of message."),
            refused(131062, "A customer without a visible number cannot be sent this."),
            refused(131064, "The number's messaging limit is reached."),
            refused(132000, "The template has another number of blanks than WhatsApp was sent."),
            refused(132001, "WhatsApp has no such template in this language, or has not approved it."),
            refused(132005, "The template is too long with its blanks filled in."),
            refused(132007, "The template goes against WhatsApp's policy."),
            refused(132012, "A blank of the template was filled in with something of another kind."),
            refused(132015, "WhatsApp has paused the template because of its quality."),
            refused(132016, "WhatsApp has disabled the template because of its quality."),
            refused(132068, "The template's flow is blocked."),
            refused(132069, "The template's flow is throttled: try again in an hour."),
            refused(137000, "The customer's identity has changed: please confirm it."),
            later(131056, "Waiting: too many messages to this customer at once.", ErrorCodes::powerOfFour),
            numberLater(130429, "Waiting: the number sends too much at once.", ErrorCodes::powerOfFour),
            numberLater(4, "Waiting: too many calls to WhatsApp.", attempts -> Duration.ofMinutes(5)),
            numberLater(80007, "Waiting: too many calls to WhatsApp.", attempts -> Duration.ofMinutes(5)),
            later(1, "Retrying: WhatsApp does not say why.", ErrorCodes::powerOfFour),
            later(2, "Retrying: WhatsApp is down.", ErrorCodes::powerOfFour),
            later(131000, "Retrying: something went wrong at WhatsApp.", ErrorCodes::powerOfFour),
            later(131016, "Retrying: WhatsApp is not available.", ErrorCodes::powerOfFour),
            later(133004, "Retrying: WhatsApp is not available.", ErrorCodes::powerOfFour),
            numberLater(131057, "Retrying: WhatsApp maintains the number.", attempts -> Duration.ofMinutes(1)),
            paused(0, "The access token is not valid: an admin must renew it."),
            paused(190, "The access token has expired: an admin must renew it."),
            paused(3, "The access token lacks a permission."),
            paused(10, "The access token lacks a permission."),
            paused(131005, "The access token lacks a permission."),
            paused(368, "WhatsApp blocks the account for a violation of its policy."),
            paused(131031, "WhatsApp has locked the account."),
            paused(130497, "The account may not write to this country."),
            paused(131042, "WhatsApp has a problem with the payment."),
            paused(131048, "WhatsApp takes the number's messages for spam."),
            paused(131037, "The number's display name is not approved."),
            paused(131045, "The number's certificate is not in order."),
            paused(133010, "The number is not registered."));

    private ErrorCodes() {}

    /** What to do about an error; an unknown one is not tried again, and shown as it is. */
    static Outcome outcomeOf(int code, String details, int attempts) {
        var known = TABLE.get(code);
        if (known != null) return known.apply(attempts);
        if (code >= 200 && code <= 299) return new Outcome.NumberPaused("The access token lacks a permission.");
        return new Outcome.Refused(code + ": " + details, false);
    }

    /** Words for a failure that a webhook tells. */
    static String words(int code, String details) {
        return outcomeOf(code, details, 1) instanceof Outcome.Refused refused ? refused.words() : code + ": " + details;
    }

    /** Words for whatever an error code says, whether it can be tried again or not. */
    static String sentence(int code, String details) {
        var outcome = outcomeOf(code, details, 1);
        if (outcome instanceof Outcome.Refused refused) return refused.words();
        if (outcome instanceof Outcome.NumberPaused paused) return paused.words();
        return outcome instanceof Outcome.Later later ? later.words() : code + ": " + details;
    }

    /** Meta's own rule: 4 to the power of the tries before, in seconds; an hour at most. */
    static Duration powerOfFour(int attempts) {
        var seconds = Duration.ofSeconds(1L << (2 * Math.min(Math.max(attempts - 1, 0), MOST_POWERS)));
        return seconds.compareTo(LONGEST) > 0 ? LONGEST : seconds;
    }

    /** Whoever cannot be reached is not bothered by trying again, and people wait for the moment it can be. */
    static Duration whileOutOfReach(int attempts) {
        var wait = powerOfFour(attempts);
        return wait.compareTo(LONGEST_OUT_OF_REACH) > 0 ? LONGEST_OUT_OF_REACH : wait;
    }

    private static Map.Entry<Integer, IntFunction<Outcome>> refused(int code, String words) {
        return Map.entry(code, attempts -> new Outcome.Refused(words, code == WINDOW_OVER));
    }

    private static Map.Entry<Integer, IntFunction<Outcome>> paused(int code, String words) {
        return Map.entry(code, attempts -> new Outcome.NumberPaused(words));
    }

    private static Map.Entry<Integer, IntFunction<Outcome>> numberLater(
            int code, String words, IntFunction<Duration> wait) {
        return Map.entry(code, attempts -> new Outcome.Later(wait.apply(attempts), words, true));
    }

    private static Map.Entry<Integer, IntFunction<Outcome>> later(int code, String words, IntFunction<Duration> wait) {
        return Map.entry(code, attempts -> new Outcome.Later(wait.apply(attempts), words));
    }
}
