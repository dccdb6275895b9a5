package io.parley.conversation;

import io.parley.conversation.MediaStore.Expected;
import io.parley.conversation.MediaStore.Place;
import io.parley.conversation.MediaStore.TooLarge;
import io.parley.conversation.MediaStore.Unwritable;
import io.parley.conversation.Uploads.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Takes files that people send to customers: first the file, then the reply that it belongs to. */
public final class UploadDesk {

    /** A file without a reply is kept so long. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final int LONGEST_CAPTION = 1024;

    private final Conversations conversations;
    private final Uploads uploads;
    private final Attachments attachments;
    private final MediaStore store;
    private final MediaLimits limits;
    private final Transactions transactions;
    private final Clock clock;

    public UploadDesk(
            Conversations conversations,
            Uploads uploads,
            Attachments attachments,
            MediaStore store,
            MediaLimits limits,
            Transactions transactions,
            Clock clock) {
        this.conversations = conversations;
        this.uploads = uploads;
        this.attachments = attachments;
        this.store = store;
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Keeps a file for a reply.
     *
     * @param type its media type
     * @param name how its sender calls it
     * @throws Refusal if this person may not reply
     * @throws Invalid if WhatsApp takes no such file, or none as large
     * @throws Unavailable if there is no room for it on Parley's disk
     */
    public Attachment upload(
            Person person, ConversationKey key, String type, @Nullable String name, InputStream content) {
        var conversation = conversations.find(person, key);
        var refusal = conversations.wouldRefuse(person, conversation, Action.REPLY);
        if (refusal != null) throw refusal;
        var file = Attachment.uploading(type, name);
        var place = new Place(conversation.ban(), file.id());
        var uploaded = file.kept(keep(place, content, MediaKind.of(file.type())));
        try {
            return noted(person, key, uploaded);
        } catch (Unknown erasedMeanwhile) {
            remove(place);
            throw erasedMeanwhile;
        }
    }

    private Attachment noted(Person person, ConversationKey key, Attachment uploaded) {
        return transactions.inOne(() -> {
            var conversation = conversations.locked(person, key);
            uploads.add(new Upload(key, conversation.ban(), person.id(), uploaded), clock.instant());
            return uploaded;
        });
    }

    private MediaStore.Kept keep(Place place, InputStream content, MediaKind kind) {
        var limit = limits.limitOf(kind.id());
        try {
            var kept = store.keep(place, content, new Expected(limit, null));
            if (kept.size() > 0) return kept;
            store.remove(place);
            throw new Invalid("file", "The file is empty");
        } catch (TooLarge tooLarge) {
            throw new Invalid("file", "WhatsApp takes %d KB at most of such a file".formatted(limit / 1024));
        } catch (Unwritable full) {
            throw new Unavailable("There is no room for files just now: the disk of this Parley takes none."
                    + " Nothing was sent; words can be, and whoever runs Parley should know.");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Replies with a file (R4, R6); the same reply twice is stored once.
     *
     * @param media the file's id, as it was uploaded
     * @param caption what is written below it; blank for nothing
     */
    public Message reply(
            Person person, ConversationKey key, String id, String media, String caption, @Nullable String quotes) {
        conversations.find(person, key);
        var reply = new Reply(id, contentOf(fileOf(person, key, media), caption)).quoting(quotes);
        return conversations.reply(person, key, reply, () -> uploads.drop(media));
    }

    /** Sent a second time, the reply has the file already. */
    private Attachment fileOf(Person person, ConversationKey key, String media) {
        return uploads.find(key, person, media)
                .map(Upload::file)
                .or(() -> attachments.find(key, media))
                .orElseThrow(() -> new Invalid("media", "You have uploaded no such file for this conversation"));
    }

    private static Content contentOf(Attachment file, String caption) {
        var kind = MediaKind.of(file.type());
        var words = PlainText.of(caption).strip();
        if (words.length() > LONGEST_CAPTION)
            throw new Invalid("text", "WhatsApp takes 1024 characters below a file at most");
        if (!words.isEmpty() && !kind.takesCaption())
            throw new Invalid("text", "WhatsApp shows no text below an audio file: send it as a reply of its own");
        return new Content(kind.id(), kind.line(file.name(), words), words.isEmpty() ? null : words, null, file);
    }

    /** Removes what nobody has sent. Several nodes may sweep at once, and a reply may take its file meanwhile. */
    public void sweep() {
        uploads.abandoned(clock.instant().minus(KEPT)).stream()
                .filter(place -> uploads.drop(place.id()))
                .forEach(this::remove);
    }

    private void remove(Place place) {
        try {
            store.remove(place);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
