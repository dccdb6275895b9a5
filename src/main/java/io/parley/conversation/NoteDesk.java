package io.parley.conversation;

import java.time.Clock;

/** Where the team writes notes on conversations, whoever has them and wherever they stand. */
public final class NoteDesk {

    private final Conversations conversations;
    private final Notebook notebook;
    private final Transactions transactions;
    private final Clock clock;

    public NoteDesk(Conversations conversations, Notebook notebook, Transactions transactions, Clock clock) {
        this.conversations = conversations;
        this.notebook = notebook;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The notes of a conversation that this person may see, the newest first. */
    public Page<Note> list(Person person, ConversationKey key, PageRequest page) {
        conversations.find(person, key);
        return notebook.page(key, page);
    }

    /**
     * Writes a note; the same note twice is stored once.
     *
     * @return the note as it is stored
     * @throws Forbidden if this person is not of the team
     * @throws Invalid if another note of the conversation has this id
     */
    public Note write(Person person, ConversationKey key, String id, String text) {
        person.requireTeam();
        var note = new Note(key, id, person.id(), clock.instant(), text);
        var stored = transactions.inOne(() -> {
            conversations.locked(person, key);
            notebook.add(note);
            return notebook.find(key, id).orElseThrow(() -> new Unknown("This note was deleted just now"));
        });
        if (!stored.says(note)) throw new Invalid("id", "Another note has this id already");
        return stored;
    }

    /**
     * Deletes a note for good.
     *
     * @throws Forbidden if somebody else wrote it, for anybody but supervisors
     */
    public void delete(Person person, ConversationKey key, String id) {
        person.requireTeam();
        conversations.find(person, key);
        transactions.inOne(() -> {
            var note = notebook.find(key, id).orElseThrow(() -> new Unknown("There is no such note"));
            if (!mayDelete(person, note)) throw new Forbidden("Only its author and supervisors may delete a note");
            notebook.remove(note);
            return note;
        });
    }

    /** Whether this person may delete it: its author and supervisors may. */
    public boolean mayDelete(Person person, Note note) {
        return person.role().supervises()
                || person.role().worksConversations() && note.by().equals(person.id());
    }
}
