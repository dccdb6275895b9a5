package io.parley.whatsapp;

import static java.util.stream.Collectors.toMap;

import io.parley.conversation.AccessTokens;
import io.parley.conversation.BusinessNumber;
import io.parley.conversation.Directory;
import io.parley.conversation.Pause;
import io.parley.conversation.Pauses;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Says which numbers cannot send: paused by trouble with the account, or without an access token. */
@Component
class NumbersHealthIndicator extends AbstractHealthIndicator {

    private static final Status PAUSED = new Status("PAUSED", "Replies are kept queued");

    private final Pauses pauses;
    private final Directory directory;
    private final AccessTokens tokens;

    NumbersHealthIndicator(Pauses pauses, Directory directory, AccessTokens tokens) {
        super("The numbers could not be looked at");
        this.pauses = pauses;
        this.directory = directory;
        this.tokens = tokens;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var paused = pauses.all().stream().filter(Pause::trouble).toList();
        health.status(paused.isEmpty() ? Status.UP : PAUSED);
        if (!paused.isEmpty())
            health.withDetail(
                    "paused",
                    paused.stream().collect(toMap(pause -> pause.number().value(), Pause::reason)));
        var silent = directory.numbers().stream()
                .map(BusinessNumber::id)
                .filter(number -> tokens.of(number).isEmpty())
                .toList();
        if (!silent.isEmpty()) health.withDetail("withoutAccessToken", silent.toString());
    }
}
