package io.parley.operation;

/** What Parley measures, as Micrometer names it: Prometheus writes underscores, {@code _total} and {@code _seconds}. */
final class Names {

    static final String RECEIVED = "parley.messages.received";
    static final String KEPT = "parley.dead.letters.kept";
    static final String REPLIES = "parley.replies";
    static final String TRANSITIONS = "parley.transitions";

    static final String CONVERSATIONS = "parley.conversations";
    static final String OLDEST_OPEN = "parley.open.oldest.age";
    static final String QUEUED = "parley.replies.queued";
    static final String OLDEST_QUEUED = "parley.replies.queued.oldest.age";
    static final String DEAD_LETTERS = "parley.dead.letters";
    static final String FILES = "parley.files.to.fetch";
    static final String JOBS_DUE = "parley.jobs.due";
    static final String JOBS_FAILED = "parley.jobs.failed";
    static final String JOBS_REJECTED = "parley.jobs.rejected";
    static final String OLDEST_TIMER = "parley.timers.oldest.age";
    static final String PAGES = "parley.pages.open";
    static final String LOOKED = "parley.levels.age";

    private Names() {}
}
