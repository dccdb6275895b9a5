package io.parley.directory;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.parley.conversation.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people sign in ({@code parley.sign-in}).
 *
 * @param passwordForm whether the page asks for a name and a password, too
 * @param providers what each OpenID provider may decide, by the id of its registration
 */
@Validated
@ConfigurationProperties("parley.sign-in")
record SignInSettings(
        @DefaultValue("true") boolean passwordForm,
        @DefaultValue Map<String, @Valid Provider> providers) {

    private static final Provider CAREFUL = new Provider(People.KNOWN, "groups", List.of());

    /** Whom a provider lets in: those whom Parley knows already, or whoever is in one of the groups. */
    enum People {
        KNOWN,
        FROM_GROUPS
    }

    record Provider(
            @DefaultValue("known") People people,
            @DefaultValue("groups") String groupsClaim,
            @DefaultValue List<@Valid Membership> groups) {

        boolean makesPeople() {
            return people == People.FROM_GROUPS;
        }

        /**
         * Nobody has two roles: of several the strongest counts, in those accounts that it is given for, so that nobody
         * gets a role where no group gives it.
         */
        Optional<Place> placeOf(Collection<String> groups) {
            var theirs = this.groups.stream()
                    .filter(it -> groups.contains(it.group()))
                    .toList();
            return theirs.stream()
                    .map(Membership::role)
                    .min(Role::compareTo)
                    .map(role -> new Place(role, bans(theirs, role)));
        }

        private static Set<String> bans(List<Membership> memberships, Role role) {
            return memberships.stream()
                    .filter(it -> it.role() == role)
                    .map(Membership::ban)
                    .collect(toUnmodifiableSet());
        }
    }

    /** Whoever is in the group has the role in the account. */
    record Membership(
            @NotBlank String group,
            @NotNull Role role,
            @NotBlank String ban) {}

    /** What somebody is, and in which accounts. */
    record Place(Role role, Set<String> bans) {}

    Provider of(String registration) {
        return providers.getOrDefault(registration, CAREFUL);
    }
}
