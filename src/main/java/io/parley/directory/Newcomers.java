package io.parley.directory;

import static java.util.stream.Collectors.toSet;

import io.parley.conversation.StartupTurns;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.stereotype.Component;

/**
 * People whom a provider's groups make. Their role and accounts follow those groups at every sign-in; whoever was
 * entered in Parley keeps what they were given here.
 */
@Component
class Newcomers {

    private static final String PROVIDER = "parley.provider";
    private static final int LONGEST_NAME = 255;
    private static final int TRIES = 3;

    private final IdentityService identities;
    private final StartupTurns turns;

    Newcomers(IdentityService identities, StartupTurns turns) {
        this.identities = identities;
        this.turns = turns;
    }

    record Arrival(String id, String name) {}

    /** Whether another provider made this person: then only that one says who they are. */
    boolean isOfAnother(String provider, String id) {
        var maker = identities.getUserInfo(id, PROVIDER);
        return maker != null && !maker.equals(provider);
    }

    /**
     * @param place empty: no group gives them anything, and what a group once gave is taken away
     * @throws SignInRefused when they have no place here, or none any more
     */
    void follow(String provider, Arrival who, Optional<SignInSettings.Place> place) {
        if (!isSettled(provider, who.id(), place)) settleAlone(provider, who, place);
        if (place.isEmpty() && (isMadeBy(provider, who.id()) || !isKnown(who.id())))
            throw new SignInRefused(SignInRefused.NO_GROUP);
    }

    /** Somebody may be entering the same person by hand: then that was first, and is seen the next time. */
    private void settleAlone(String provider, Arrival who, Optional<SignInSettings.Place> place) {
        for (var tried = 1; ; tried++) {
            try {
                turns.alone(() -> settle(provider, who, place));
                return;
            } catch (ProcessEngineException lostRace) {
                if (tried == TRIES) throw lostRace;
            }
        }
    }

    private boolean isSettled(String provider, String id, Optional<SignInSettings.Place> place) {
        if (!isKnown(id)) return place.isEmpty();
        return !isMadeBy(provider, id)
                || rolesOf(id).equals(roles(place)) && bansOf(id).equals(bans(place));
    }

    /** Of two first sign-ins at once, the second finds the person there. */
    private void settle(String provider, Arrival who, Optional<SignInSettings.Place> place) {
        if (!isKnown(who.id())) enter(provider, who);
        if (isMadeBy(provider, who.id())) place(who.id(), roles(place), bans(place));
    }

    private static Set<String> roles(Optional<SignInSettings.Place> place) {
        return place.map(it -> Set.of(it.role().id())).orElseGet(Set::of);
    }

    private static Set<String> bans(Optional<SignInSettings.Place> place) {
        return place.map(SignInSettings.Place::bans).orElseGet(Set::of);
    }

    static boolean isMadeByAProvider(IdentityService identities, String id) {
        return identities.getUserInfo(id, PROVIDER) != null;
    }

    private boolean isMadeBy(String provider, String id) {
        return provider.equals(identities.getUserInfo(id, PROVIDER));
    }

    private boolean isKnown(String id) {
        return identities.createUserQuery().userId(id).count() > 0;
    }

    private void enter(String provider, Arrival who) {
        var user = identities.newUser(who.id());
        user.setFirstName(
                who.name().substring(0, Math.min(LONGEST_NAME, who.name().length())));
        identities.saveUser(user);
        identities.setUserInfo(who.id(), PROVIDER, provider);
    }

    private void place(String id, Set<String> roles, Set<String> bans) {
        var oldRoles = rolesOf(id);
        var oldBans = bansOf(id);
        without(bans, oldBans).forEach(it -> identities.createTenantUserMembership(it, id));
        without(roles, oldRoles).forEach(it -> identities.createMembership(id, it));
        without(oldRoles, roles).forEach(it -> identities.deleteMembership(id, it));
        without(oldBans, bans).forEach(it -> identities.deleteTenantUserMembership(it, id));
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        var rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private Set<String> rolesOf(String id) {
        var groups = identities.createGroupQuery().groupMember(id).list();
        return groups.stream().map(Group::getId).collect(toSet());
    }

    private Set<String> bansOf(String id) {
        var tenants = identities.createTenantQuery().userMember(id).list();
        return tenants.stream().map(Tenant::getId).collect(toSet());
    }
}
