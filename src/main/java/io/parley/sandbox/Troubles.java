package io.parley.sandbox;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Who is in trouble: everybody, or single customers, whose own trouble takes the place of everybody's. */
@Component
@Profile(SandboxProfile.NAME)
class Troubles {

    static final String EVERYBODY = "*";

    private static final int MOST = 200;

    private final Map<String, Trouble> troubles = new TreeMap<>();

    synchronized Trouble of(String customer) {
        return troubles.getOrDefault(customer, troubles.getOrDefault(EVERYBODY, Trouble.NONE));
    }

    synchronized void make(String customer, Trouble trouble) {
        if (trouble.equals(Trouble.NONE)) troubles.remove(customer);
        else if (troubles.size() < MOST || troubles.containsKey(customer)) troubles.put(customer, trouble);
    }

    synchronized Map<String, Trouble> all() {
        return Map.copyOf(troubles);
    }

    synchronized void end() {
        troubles.clear();
    }
}
