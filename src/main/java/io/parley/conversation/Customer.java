package io.parley.conversation;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is on WhatsApp, by the ids it tells just then: it hides one of them from time to time. Ids are kept
 * verbatim.
 *
 * @param phone their {@code wa_id}
 * @param userId the business-scoped user id, such as {@code US.13491208655302741918}
 * @param username the name they chose for themselves, which changes hands: never used to recognise anybody
 */
public record Customer(
        @Nullable String phone,
        @Nullable String userId,
        @Nullable String username) {

    public static final Customer NOBODY = new Customer(null, null, null);
    private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}[.](ENT[.])?[A-Za-z0-9]{1,128}");

    public Customer {
        phone = blankToNull(phone);
        userId = blankToNull(userId);
        username = blankToNull(username);
    }

    /** Somebody of whom one id is known, whichever it is. */
    public static Customer of(String id) {
        return USER_ID.matcher(id).matches() ? new Customer(null, id, null) : new Customer(id, null, null);
    }

    /** The ids, the one that never changes hands first. */
    public List<String> ids() {
        return Stream.of(userId, phone).filter(Objects::nonNull).toList();
    }

    /** What is told now, and what was known before where nothing is told. */
    Customer or(Customer before) {
        return new Customer(
                phone == null ? before.phone : phone,
                userId == null ? before.userId : userId,
                username == null ? before.username : username);
    }

    /** Whether nothing is told that was not known. */
    boolean tells(Customer other) {
        return other.or(this).equals(this);
    }

    /** Without the phone, which belongs to somebody else by now. */
    Customer withoutPhone() {
        return new Customer(null, userId, username);
    }

    /** Whether both are told and differ: then it is not the same person. */
    boolean contradicts(Customer other) {
        return userId != null && other.userId != null && !userId.equals(other.userId);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** Without the ids, so that no log can tell them. */
    @Override
    public String toString() {
        return "Customer";
    }
}
