package io.parley.lifecycle;

import io.parley.conversation.Conversation;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Directory;
import io.parley.conversation.Recognition;
import io.parley.conversation.Records;
import io.parley.conversation.Unknown;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The conversations this transaction works on, each locked before anything is done to it. */
@Component
class Books {

    private final Records records;
    private final ObjectProvider<Directory> directory;
    private final ObjectProvider<Recognition> recognition;
    private final ThreadLocal<Collection<ConversationKey>> notes = new ThreadLocal<>();

    Books(Records records, ObjectProvider<Directory> directory, ObjectProvider<Recognition> recognition) {
        this.records = records;
        this.directory = directory;
        this.recognition = recognition;
    }

    Book of(DelegateExecution execution) {
        var key = execution.getProcessBusinessKey();
        if (key == null) throw new Unknown("A conversation's process needs its key as the business key");
        return of(ConversationKey.parse(key));
    }

    /** The book of a conversation, its row locked; begun where there is none. */
    Book of(ConversationKey key) {
        if (notes.get() != null) notes.get().add(key);
        return opened().computeIfAbsent(key, this::lock);
    }

    /** Notes which conversations the work asks for, also when it fails in the end. */
    <T> T noting(Collection<ConversationKey> asked, Supplier<T> work) {
        notes.set(asked);
        try {
            return work.get();
        } finally {
            notes.remove();
        }
    }

    /** Locks those of the conversations that exist, always in the same order. */
    void lockKnown(Collection<ConversationKey> keys) {
        keys.stream()
                .sorted(Comparator.comparing(ConversationKey::toString))
                .forEach(key -> records.lock(key).ifPresent(this::open));
    }

    /** The book of a conversation whose row this transaction has locked already. */
    Book open(Conversation locked) {
        return opened().computeIfAbsent(locked.key(), key -> new Book(records, locked));
    }

    private Book lock(ConversationKey key) {
        return new Book(records, records.lock(key).orElseGet(() -> begin(key)));
    }

    private Conversation begin(ConversationKey key) {
        var number = directory
                .getObject()
                .number(key.number())
                .orElseThrow(() -> new Unknown("No account has the number " + key.number()));
        return recognition.getObject().begin(key, number.ban());
    }

    @SuppressWarnings("unchecked")
    private Map<ConversationKey, Book> opened() {
        var bound = TransactionSynchronizationManager.getResource(this);
        return bound != null ? (Map<ConversationKey, Book>) bound : bind();
    }

    private Map<ConversationKey, Book> bind() {
        var books = new HashMap<ConversationKey, Book>();
        TransactionSynchronizationManager.bindResource(this, books);
        TransactionSynchronizationManager.registerSynchronization(new Opened(books));
        return books;
    }

    /** The books of one transaction: put aside while another one runs in between, written before it commits. */
    private final class Opened implements TransactionSynchronization {

        private final Map<ConversationKey, Book> books;

        private Opened(Map<ConversationKey, Book> books) {
            this.books = books;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Books.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Books.this, books);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            books.values().forEach(Book::write);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Books.this);
        }
    }
}
