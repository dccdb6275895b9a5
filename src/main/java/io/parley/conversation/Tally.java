package io.parley.conversation;

import io.parley.conversation.Overview.Sum;

/** Counts episodes within a period, or within one day of it. */
final class Tally {

    private int begun;
    private int closed;
    private int closedByTimer;
    private int reopened;
    private final Durations responses = new Durations();
    private final Durations resolutions = new Durations();

    void begins(Episode episode) {
        begun++;
        var response = episode.firstResponse();
        if (response != null) responses.add(response);
    }

    void ends(Episode episode, Period period) {
        closed++;
        if (episode.isByTimer()) closedByTimer++;
        if (episode.reopenedAt() != null && period.contains(episode.reopenedAt())) reopened++;
        var resolution = episode.resolution();
        if (resolution != null) resolutions.add(resolution);
    }

    Sum sum() {
        return new Sum(begun, closed, closedByTimer, reopened, responses.spread(), resolutions.spread());
    }
}
