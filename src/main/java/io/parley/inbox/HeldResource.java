package io.parley.inbox;

import io.parley.conversation.MediaStore.Held;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.AbstractResource;

/** A file of the store, as Spring sends it. */
final class HeldResource extends AbstractResource {

    private final Held file;

    HeldResource(Held file) {
        this.file = file;
    }

    @Override
    public long contentLength() {
        return file.size();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return file.open();
    }

    @Override
    public String getDescription() {
        return "a file of a conversation";
    }
}
