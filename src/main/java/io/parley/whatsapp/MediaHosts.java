package io.parley.whatsapp;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where files, and our token, may go: Meta's media hosts over https, and the Graph API itself. */
@Component
class MediaHosts {

    private final MediaSettings settings;
    private final URI graph;

    MediaHosts(MediaSettings settings, WhatsAppSettings whatsApp) {
        this.settings = settings;
        this.graph = whatsApp.apiBaseUrl();
    }

    /** The address, if it is one that we trust. */
    Optional<URI> trusted(String url) {
        try {
            return Optional.of(URI.create(url)).filter(this::isTrusted);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private boolean isTrusted(URI url) {
        if (url.getHost() == null || url.getScheme() == null || url.getRawUserInfo() != null) return false;
        return isGraph(url) || isMediaHost(url);
    }

    /** The Graph API is configured, so whatever it is, it is meant: the sandbox has no https. */
    private boolean isGraph(URI url) {
        return url.getScheme().equalsIgnoreCase(graph.getScheme())
                && url.getHost().equalsIgnoreCase(graph.getHost())
                && url.getPort() == graph.getPort();
    }

    private boolean isMediaHost(URI url) {
        var isUsual = url.getPort() == -1 || url.getPort() == 443;
        return url.getScheme().equalsIgnoreCase("https")
                && isUsual
                && settings.hosts().contains(url.getHost().toLowerCase(Locale.ROOT));
    }
}
