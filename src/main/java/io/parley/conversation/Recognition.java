package io.parley.conversation;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose conversation is it? One customer has one conversation on a number, by whichever ids WhatsApp tells of them, and
 * never somebody else's. Every method works in the caller's transaction and leaves the rows it changes locked.
 */
public final class Recognition {

    private final Records records;
    private final Aliases aliases;
    private final Clock clock;

    public Recognition(Records records, Aliases aliases, Clock clock) {
        this.records = records;
        this.aliases = aliases;
        this.clock = clock;
    }

    /** The conversation of whoever had these ids at that time, locked, with what is new about them learned. */
    public Optional<Conversation> find(PhoneNumberId number, Customer customer, Instant at) {
        return quick(number, customer, at).or(() -> search(number, customer, trailOf(number, customer), at));
    }

    /**
     * The same, or a new one, which has its row once it stands somewhere.
     *
     * @param wanted the key of a new conversation, unless somebody else's is kept under it
     */
    public Conversation findOrBegin(ConversationKey wanted, String ban, Customer customer, Instant at) {
        return quick(wanted.number(), customer, at)
                .or(() -> newcomer(wanted, ban, customer))
                .orElseGet(() -> searchOrBegin(wanted, ban, customer, at));
    }

    private Conversation searchOrBegin(ConversationKey wanted, String ban, Customer customer, Instant at) {
        var trail = trailOf(wanted.number(), customer);
        return search(wanted.number(), customer, trail, at).orElseGet(() -> begin(wanted, ban, customer, trail, at));
    }

    /** The same for a message, which is written already where it is a newcomer's. */
    Arrival arrive(InboundMessage message, String ban) {
        var wanted = message.conversation();
        var customer = message.customer();
        if (records.recalled(message).isPresent())
            return new Arrival(findOrBegin(wanted, ban, customer, message.sentAt()), false);
        return records.arrive(message, Conversation.begun(wanted, ban, customer), nobodys(wanted, customer))
                .filter(arrival -> arrival.conversation().customer().tells(customer))
                .orElseGet(() -> new Arrival(searchOrBegin(wanted, ban, customer, message.sentAt()), false));
    }

    /**
     * The conversation of a customer of whom nothing but the key is known.
     *
     * @throws Invalid if they have a conversation under another key
     */
    public Conversation begin(ConversationKey key, String ban) {
        var theirs = findOrBegin(key, ban, Customer.of(key.customer()), clock.instant());
        if (!theirs.key().equals(key))
            throw new Invalid("businessKey", "This customer's conversation has the key " + theirs.key());
        return theirs;
    }

    private Optional<Conversation> quick(PhoneNumberId number, Customer customer, Instant at) {
        return records.lock(number, customer.ids().get(0), at)
                .filter(theirs -> theirs.customer().tells(customer));
    }

    /** Somebody of whom nobody has heard by any of their ids: nearly everybody who is not known yet. */
    private Optional<Conversation> newcomer(ConversationKey wanted, String ban, Customer customer) {
        var begun = Conversation.begun(wanted, ban, customer);
        return aliases.addUnlessKnown(Alias.firstOf(begun), nobodys(wanted, customer))
                ? Optional.of(begun)
                : Optional.empty();
    }

    /** Whoever has one of these may be the same customer. */
    private static Set<String> nobodys(ConversationKey wanted, Customer customer) {
        var nobodys = new HashSet<>(customer.ids());
        nobodys.add(wanted.customer());
        nobodys.addAll(Variants.of(customer.phone()));
        return nobodys;
    }

    private Trail trailOf(PhoneNumberId number, Customer customer) {
        return new Trail(aliases.of(number, customer.ids()));
    }

    private Optional<Conversation> search(PhoneNumberId number, Customer customer, Trail trail, Instant at) {
        var byUserId = trail.at(customer.userId(), at);
        if (byUserId.isPresent()) return byUserId.map(alias -> withPhone(locked(alias), customer, trail, at));
        var byPhone = trail.at(customer.phone(), at);
        if (byPhone.isPresent()) return byPhone.flatMap(alias -> withUserId(alias, customer, trail));
        return byVariant(number, customer, at).map(theirs -> learn(theirs, customer, trail));
    }

    /** The user id has led here, and the phone may have come into their hands. */
    private Conversation withPhone(Conversation theirs, Customer customer, Trail trail, Instant at) {
        var isTheirs = isTheirs(theirs.key(), customer, trail, at);
        return learn(theirs, isTheirs ? customer : customer.withoutPhone(), trail);
    }

    /** Whether the phone leads, or may lead, to them by now; a late message tells of a phone that they have left. */
    private boolean isTheirs(ConversationKey theirs, Customer customer, Trail trail, Instant at) {
        var phone = trail.at(customer.phone(), at);
        if (phone.isEmpty()) return !trail.leads(customer.phone());
        var isHere = phone.get().conversation().equals(theirs);
        return isHere ? phone.get().until() == null : takeOver(phone.get(), theirs, customer, at);
    }

    /** The phone has led here: to this customer, or to whoever had it before them. */
    private Optional<Conversation> withUserId(Alias phone, Customer customer, Trail trail) {
        var holder = locked(phone);
        if (customer.contradicts(holder.customer())) return Optional.empty();
        return Optional.of(learn(holder, phone.until() == null ? customer : customer.withoutPhone(), trail));
    }

    private Optional<Conversation> byVariant(PhoneNumberId number, Customer customer, Instant at) {
        return aliases.of(number, Variants.of(customer.phone())).stream()
                .filter(alias -> alias.holdsAt(at))
                .map(this::locked)
                .filter(theirs -> !customer.contradicts(theirs.customer()))
                .findFirst();
    }

    private Conversation begin(ConversationKey wanted, String ban, Customer customer, Trail trail, Instant at) {
        var key = keyOf(wanted, customer, trail);
        var phone = trail.at(customer.phone(), at);
        var keepsPhone = phone.isEmpty() || takeOver(phone.get(), key, customer, at);
        var begun = Conversation.begun(key, ban, keepsPhone ? customer : customer.withoutPhone());
        lead(begun, phone.isEmpty() ? customer : customer.withoutPhone(), trail);
        return begun;
    }

    /** The key they are kept under for ever: an id that never was anybody else's. */
    private ConversationKey keyOf(ConversationKey wanted, Customer customer, Trail trail) {
        var number = wanted.number();
        return Stream.of(wanted.customer(), customer.userId() == null ? wanted.customer() : customer.userId())
                .filter(trail::isFresh)
                .findFirst()
                .map(id -> new ConversationKey(number, id))
                .orElseGet(() -> IntStream.iterate(2, owner -> owner + 1)
                        .mapToObj(owner -> new ConversationKey(number, wanted.customer() + "_" + owner))
                        .filter(key -> records.find(key).isEmpty())
                        .findFirst()
                        .orElseThrow());
    }

    /** The phone leads to somebody else from now on, unless whoever had it wrote later than this. */
    private boolean takeOver(Alias phone, ConversationKey theirs, Customer customer, Instant at) {
        var before = locked(phone);
        if (before.hasWrittenSince(at)) return false;
        aliases.retire(phone, at);
        aliases.add(List.of(new Alias(phone.id(), theirs, at, null)));
        // Somebody else would read what is sent to the phone now; the same customer may be reached by it still.
        if (customer.contradicts(before.customer()))
            records.save(before.knowing(before.customer().withoutPhone()));
        return true;
    }

    /** Whoever has this conversation has other ids from then on; what they leave may become somebody else's. */
    Conversation changes(Conversation conversation, Customer from, Customer to, Instant at) {
        var number = conversation.key().number();
        leave(conversation, from.phone(), to.phone(), at);
        leave(conversation, from.userId(), to.userId(), at);
        return learn(conversation, to, trailOf(number, to));
    }

    /** What WhatsApp calls this customer itself, unless somebody else is called so. */
    void learn(Conversation conversation, Customer told) {
        var trail = trailOf(conversation.key().number(), told);
        var phone = trail.leads(told.phone()) ? null : told.phone();
        var userId = trail.leads(told.userId()) ? null : told.userId();
        learn(conversation, new Customer(phone, userId, null), trail);
    }

    private void leave(Conversation conversation, @Nullable String old, @Nullable String next, Instant at) {
        if (old == null || next == null || old.equals(next)) return;
        aliases.of(conversation.key().number(), List.of(old)).stream()
                .filter(alias -> alias.conversation().equals(conversation.key()) && alias.until() == null)
                .forEach(alias -> aliases.retire(alias, at));
    }

    /** Whatever leads nowhere yet leads here; what leads elsewhere stays. */
    private Conversation learn(Conversation conversation, Customer customer, Trail trail) {
        lead(conversation, customer, trail);
        var knowing = conversation.knowing(customer.or(conversation.customer()));
        if (!knowing.equals(conversation)) records.save(knowing);
        return knowing;
    }

    private void lead(Conversation conversation, Customer customer, Trail trail) {
        var fresh = customer.ids().stream()
                .filter(id -> !trail.leads(id))
                .map(id -> trail.to(conversation.key(), id))
                .toList();
        if (!fresh.isEmpty()) aliases.add(fresh);
    }

    private Conversation locked(Alias alias) {
        return records.lock(alias.conversation()).orElseThrow();
    }
}
