package io.parley.directory.session;

import io.parley.conversation.Farewells;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** All nodes' sessions; whoever looks on with one that ends hears no more at once. */
final class SharedSessions<S extends Session> implements SessionRepository<SharedSession<S>> {

    private final SessionRepository<S> kept;
    private final Farewells farewells;

    SharedSessions(SessionRepository<S> kept, Farewells farewells) {
        this.kept = kept;
        this.farewells = farewells;
    }

    @Override
    public SharedSession<S> createSession() {
        return new SharedSession<>(kept.createSession());
    }

    @Override
    public void save(SharedSession<S> session) {
        kept.save(session.kept());
    }

    @Override
    public @Nullable SharedSession<S> findById(String id) {
        var found = (@Nullable S) kept.findById(id);
        return found == null ? null : new SharedSession<>(found);
    }

    @Override
    public void deleteById(String id) {
        kept.deleteById(id);
        farewells.signedOut(id);
    }
}
