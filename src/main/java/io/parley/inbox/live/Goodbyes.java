package io.parley.inbox.live;

import io.parley.conversation.Farewells;
import org.springframework.stereotype.Component;

/** Ends the pages of whoever has signed out, on this node and on the others; those learn nothing but the session's mark. */
@Component
class Goodbyes implements Farewells {

    private final Pages pages;
    private final Neighbours neighbours;

    Goodbyes(Pages pages, Neighbours neighbours) {
        this.pages = pages;
        this.neighbours = neighbours;
    }

    @Override
    public void signedOut(String session) {
        var mark = SessionMark.of(session);
        pages.signedOut(mark);
        neighbours.tellSignedOut(mark);
    }
}
