package io.parley.inbox;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.parley.conversation.Conversation;
import io.parley.conversation.Erasure;
import io.parley.conversation.MediaStore;
import io.parley.conversation.MediaStore.Place;
import io.parley.conversation.Message;
import io.parley.conversation.Notebook;
import io.parley.conversation.Page;
import io.parley.conversation.PageRequest;
import io.parley.conversation.Records;
import io.parley.conversation.Tags;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A customer's data as a ZIP, written while it is read, a page at a time: for each conversation a directory with what is
 * kept of it, a JSON object a line, and the files.
 */
@Component
class Export {

    private static final byte[] LINE_END = {'\n'};

    private final Records records;
    private final Notebook notebook;
    private final Tags tags;
    private final Erasure erasure;
    private final MediaStore store;
    private final ObjectWriter json;

    Export(Records records, Notebook notebook, Tags tags, Erasure erasure, MediaStore store, ObjectMapper json) {
        this.records = records;
        this.notebook = notebook;
        this.tags = tags;
        this.erasure = erasure;
        this.store = store;
        this.json = json.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /** A ZIP without its end, which nothing opens, where it cannot be read to the end. */
    void write(List<Conversation> conversations, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        for (var index = 0; index < conversations.size(); index++)
            write(zip, "conversation-" + (index + 1) + "/", conversations.get(index));
        zip.finish();
    }

    private void write(ZipOutputStream zip, String directory, Conversation conversation) throws IOException {
        var key = conversation.key();
        lines(zip, directory + "conversation.json", List.of(conversation));
        pages(zip, directory + "messages.ndjson", page -> records.messages(key, page));
        pages(zip, directory + "history.ndjson", page -> records.history(key, page));
        pages(zip, directory + "notes.ndjson", page -> notebook.page(key, page));
        lines(zip, directory + "tags.ndjson", tags.of(List.of(key)).getOrDefault(key, List.of()));
        lines(zip, directory + "ids.ndjson", erasure.aliases(conversation));
        lines(zip, directory + "campaigns.ndjson", erasure.campaigns(conversation));
        lines(zip, directory + "not-processed.ndjson", erasure.letters(conversation));
        forEach(page -> records.messages(key, page), it -> file(zip, directory + "files/", conversation.ban(), it));
    }

    private interface Reader<T> {
        void read(T item) throws IOException;
    }

    private <T> void pages(ZipOutputStream zip, String name, Function<PageRequest, Page<T>> ask) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        forEach(ask, item -> line(zip, item));
        zip.closeEntry();
    }

    private static <T> void forEach(Function<PageRequest, Page<T>> ask, Reader<T> reader) throws IOException {
        @Nullable String cursor = null;
        do {
            var page = ask.apply(new PageRequest(PageRequest.LARGEST, cursor));
            for (var item : page.items()) reader.read(item);
            cursor = page.nextCursor();
        } while (cursor != null);
    }

    private void lines(ZipOutputStream zip, String name, List<?> items) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        for (var item : items) line(zip, item);
        zip.closeEntry();
    }

    private void line(ZipOutputStream zip, Object item) throws IOException {
        json.writeValue(zip, item);
        zip.write(LINE_END);
    }

    /** Under its own id: what its sender called it is in the message. */
    private void file(ZipOutputStream zip, String directory, String ban, Message message) throws IOException {
        var file = message.content().attachment();
        if (file == null) return;
        var held = store.find(new Place(ban, file.id()));
        if (held.isEmpty()) return;
        zip.putNextEntry(new ZipEntry(directory + file.id()));
        try (var bytes = held.get().open()) {
            bytes.transferTo(zip);
        }
        zip.closeEntry();
    }
}
