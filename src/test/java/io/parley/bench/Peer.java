package io.parley.bench;

import java.util.List;
import java.util.ServiceLoader;

/** Another engine for the straightforward application; there are some in the profile {@code benchmark} only. */
public interface Peer {

    String name();

    Contender on(String url);

    static List<Peer> all() {
        return ServiceLoader.load(Peer.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
