package io.parley.conversation;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.parley.conversation.MediaStore.Place;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file that nobody has sent for a day … */
class UploadSweepTest {

    private static final Place FILE = new Place("acme", "6d9f0b8e-0b8e-4c0e-9a55-1f1f2f6c0001");

    private final Uploads uploads = mock(Uploads.class);
    private final MediaStore store = mock(MediaStore.class);
    private final UploadDesk desk = new UploadDesk(
            mock(Conversations.class),
            uploads,
            mock(Attachments.class),
            store,
            mock(MediaLimits.class),
            mock(Transactions.class),
            Clock.systemUTC());

    @BeforeEach
    void isFound() {
        when(uploads.abandoned(any())).thenReturn(List.of(FILE));
    }

    @Test
    void goes() throws IOException {
        when(uploads.drop(FILE.id())).thenReturn(true);

        desk.sweep();

        verify(store).remove(FILE);
    }

    @Test
    void staysWhenAReplyHasTakenItMeanwhile() throws IOException {
        when(uploads.drop(FILE.id())).thenReturn(false);

        desk.sweep();

        verify(store, never()).remove(any());
    }
}
