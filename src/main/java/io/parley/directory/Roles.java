package io.parley.directory;

import io.parley.conversation.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Roles as Camunda's groups: a group has the id of its role. */
final class Roles {

    static final Set<Role> ALL = EnumSet.complementOf(EnumSet.of(Role.NONE));
    static final Set<Role> TEAM = EnumSet.of(Role.OWNER, Role.ADMIN, Role.MANAGER, Role.AGENT);
    static final Set<Role> READERS = EnumSet.of(Role.OWNER, Role.ADMIN, Role.MANAGER, Role.AGENT, Role.ANALYST);
    static final Set<Role> SUPERVISORS = EnumSet.of(Role.OWNER, Role.ADMIN, Role.MANAGER);
    static final Set<Role> KEEPERS = EnumSet.of(Role.OWNER, Role.ADMIN);
    static final Set<Role> ANALYSTS = EnumSet.of(Role.ANALYST);
    static final Set<Role> CONNECTORS = EnumSet.of(Role.CONNECTOR);

    private Roles() {}

    static Role strongest(Collection<String> groups) {
        return ALL.stream()
                .filter(role -> groups.contains(role.id()))
                .findFirst()
                .orElse(Role.NONE);
    }

    static Optional<Role> of(String group) {
        return ALL.stream().filter(role -> role.id().equals(group)).findFirst();
    }

    /** Whether one may hand the other role out, or touch somebody who has it. */
    static boolean reaches(Role one, Role other) {
        return one.compareTo(other) <= 0;
    }

    static String[] names(Collection<Role> roles) {
        return roles.stream().map(Enum::name).toArray(String[]::new);
    }

    static String[] names(Role... roles) {
        return names(Arrays.asList(roles));
    }
}
