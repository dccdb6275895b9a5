package io.parley.conversation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, whoever sent it.
 *
 * @param kind WhatsApp's type: {@code text}, {@code image}, …, or {@code unsupported}
 * @param text the line a person reads; blank only where a kind has nothing to say
 * @param raw the payload as it came, for what Parley does not know yet
 * @param quotes the message it answers or is about, by its id in the transcript or, where that is not known,
 *     WhatsApp's
 * @param attachment the file that comes with it
 */
public record Content(
        String kind,
        String text,
        @Nullable String raw,
        @Nullable String quotes,
        @Nullable Attachment attachment) {

    public static final String TEXT = "text";
    /** A message that WhatsApp has approved beforehand; {@code raw} is what is sent, {@code text} what it says. */
    public static final String TEMPLATE = "template";

    /** What somebody thinks of the message it quotes, in one emoji; none takes the one before back. */
    public static final String REACTION = "reaction";

    private static final String REACTED = "Reacted with ";
    private static final String TOOK_BACK = "Removed a reaction";
    private static final int LONGEST_ID = 255;

    public Content {
        text = PlainText.of(text);
        if (quotes != null && (quotes.isBlank() || quotes.length() > LONGEST_ID || !PlainText.isPlain(quotes)))
            throw new Invalid("quotes", "A message's id has 1 to " + LONGEST_ID + " characters that can be read");
    }

    /** Without a file. */
    public Content(String kind, String text, @Nullable String raw, @Nullable String quotes) {
        this(kind, text, raw, quotes, null);
    }

    public static Content text(String text) {
        return new Content(TEXT, text, null, null);
    }

    /** Whether it is one row: with no file, and about no other message. */
    public boolean standsAlone() {
        return quotes == null && attachment == null;
    }

    public boolean isTemplate() {
        return kind.equals(TEMPLATE);
    }

    public boolean isReaction() {
        return kind.equals(REACTION);
    }

    /** The line that a reaction reads as. */
    public static String reacted(String emoji) {
        return emoji.isBlank() ? TOOK_BACK : REACTED + emoji;
    }

    /** A reaction's emoji; blank where it takes the one before back. */
    public String emoji() {
        return text.startsWith(REACTED) ? text.substring(REACTED.length()) : "";
    }

    /** The same, as an answer to that message. */
    public Content quoting(@Nullable String message) {
        return new Content(kind, text, raw, message, attachment);
    }

    /** Whether it is the same message, however far its file has come. */
    boolean says(Content other) {
        return kind.equals(other.kind)
                && text.equals(other.text)
                && Objects.equals(raw, other.raw)
                && Objects.equals(quotes, other.quotes)
                && Objects.equals(fileId(), other.fileId());
    }

    private @Nullable String fileId() {
        return attachment == null ? null : attachment.id();
    }

    /** Without what was written. */
    @Override
    public String toString() {
        return "Content[" + kind + "]";
    }
}
