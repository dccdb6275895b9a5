package io.parley.conversation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where supervisors write the answers that everybody of the account uses. */
public final class CannedReplyDesk {

    public static final int MOST = 500;

    private final CannedReplies replies;
    private final Transactions transactions;

    public CannedReplyDesk(CannedReplies replies, Transactions transactions) {
        this.replies = replies;
        this.transactions = transactions;
    }

    /**
     * The canned replies, by shortcut.
     *
     * @param ban of this account; null for all of this person's
     * @throws Unknown if they do not belong to it
     */
    public List<CannedReply> list(Person person, @Nullable String ban) {
        return replies.of(ban == null ? person.bans() : Set.of(own(person, ban)));
    }

    /**
     * Writes one, in the place of whatever has its shortcut.
     *
     * @param ban whose it is; may be null where this person has one account only
     * @throws Forbidden if this person is no supervisor
     * @throws Invalid if a placeholder in it is unknown
     */
    public CannedReply save(Person person, @Nullable String ban, String shortcut, String text) {
        requireSupervisor(person);
        var reply = new CannedReply(account(person, ban), shortcut, text);
        return transactions.inOne(() -> {
            requireRoom(reply);
            replies.save(reply, person);
            return reply;
        });
    }

    /**
     * Deletes one.
     *
     * @throws Forbidden if this person is no supervisor
     */
    public void delete(Person person, @Nullable String ban, String shortcut) {
        requireSupervisor(person);
        var account = account(person, ban);
        var existed = transactions.inOne(() -> replies.remove(account, CannedReply.normal(shortcut)));
        if (!existed) throw new Unknown("There is no such canned reply");
    }

    private void requireRoom(CannedReply reply) {
        var isNew = replies.find(reply.ban(), reply.shortcut()).isEmpty();
        if (isNew && replies.of(Set.of(reply.ban())).size() >= MOST)
            throw new Invalid("shortcut", "An account has " + MOST + " canned replies at most: delete one first");
    }

    private static void requireSupervisor(Person person) {
        if (!person.role().supervises()) throw new Forbidden("Only supervisors write canned replies");
    }

    private static String account(Person person, @Nullable String ban) {
        if (ban != null) return own(person, ban);
        if (person.bans().size() > 1)
            throw new Invalid("ban", "You belong to several accounts: say which one is meant");
        return person.bans().stream().findFirst().orElseThrow(() -> new Unknown("You belong to no account"));
    }

    private static String own(Person person, String ban) {
        if (!person.belongsTo(ban)) throw new Unknown("You belong to no such account");
        return ban;
    }
}
