package io.parley.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The files of this WhatsApp, in memory: the newest ones, as many as fit. */
@Component
@Profile(SandboxProfile.NAME)
class SandboxFiles {

    static final int MOST_FILES = 64;

    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final int MOST_ADDRESSES = 1000;

    /** So long a file can be fetched where WhatsApp said it is. */
    private static final Duration ADDRESS_HOLDS = Duration.ofMinutes(5);

    private final Map<String, SandboxFile> files = new LinkedHashMap<>();
    private final Map<String, Address> addresses = Memory.bounded(MOST_ADDRESSES);

    private record Address(String file, Instant until) {}

    synchronized SandboxFile keep(SandboxFile file) {
        files.put(file.enclosure().id(), file);
        while (files.size() > MOST_FILES || bytes() > MOST_BYTES)
            files.remove(files.keySet().iterator().next());
        return file;
    }

    /** The file; none when it was forgotten. */
    synchronized Optional<SandboxFile> find(String id) {
        return Optional.ofNullable(files.get(id));
    }

    /** A new address of a file, which nobody can guess. */
    synchronized String address(String id, Instant now) {
        var address = UUID.randomUUID().toString();
        addresses.put(address, new Address(id, now.plus(ADDRESS_HOLDS)));
        return address;
    }

    /** The file at an address; none when that is too old. */
    synchronized Optional<SandboxFile> at(String address, Instant now) {
        return Optional.ofNullable(addresses.get(address))
                .filter(it -> now.isBefore(it.until()))
                .flatMap(it -> find(it.file()));
    }

    synchronized void forget() {
        files.clear();
        addresses.clear();
    }

    private long bytes() {
        return files.values().stream().mapToLong(it -> it.enclosure().size()).sum();
    }
}
