package io.parley.inbox.live;

import io.parley.conversation.News.Change;

/** The pages that are open on this node. */
interface Pages {

    void tell(Change change);

    /** Something may have been missed: all of them should look at everything again. */
    void lookAgain();

    /** Those of this session hear nothing any more. */
    void signedOut(String mark);
}
