package io.parley.directory;

import io.parley.conversation.Role;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/**
 * The OpenID providers that the settings name. Each is asked about itself when somebody first signs in by it, so that
 * Parley starts, and takes passwords, while a provider is down.
 */
final class Providers implements ClientRegistrationRepository {

    private static final Set<String> SCOPES = Set.of(OidcScopes.OPENID, OidcScopes.PROFILE, OidcScopes.EMAIL);

    private final OAuth2ClientProperties settings;
    private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();

    Providers(OAuth2ClientProperties settings, SignInSettings signIn, Accounts accounts) {
        this.settings = settings;
        settings.getRegistration().forEach(Providers::check);
        signIn.providers().forEach((id, it) -> check(id, it, accounts));
    }

    private static void check(String id, OAuth2ClientProperties.Registration registration) {
        if (registration.getScope() == null) registration.setScope(SCOPES);
        if (!registration.getScope().contains(OidcScopes.OPENID))
            throw new IllegalStateException("The sign-in provider " + id + " needs the scope openid");
    }

    private void check(String id, SignInSettings.Provider provider, Accounts accounts) {
        if (!settings.getRegistration().containsKey(id))
            throw new IllegalStateException("parley.sign-in.providers." + id
                    + " needs spring.security.oauth2.client.registration." + id + " beside it");
        provider.groups().forEach(it -> check(id, it, accounts));
    }

    private static void check(String id, SignInSettings.Membership membership, Accounts accounts) {
        var place = membership.role().id() + "@" + membership.ban();
        var isKnown = accounts.accounts().stream().anyMatch(it -> it.ban().equals(membership.ban()));
        if (!isKnown || membership.role() == Role.NONE)
            throw new IllegalStateException("parley.sign-in.providers." + id + " gives out " + place
                    + ", and there is no such role or account");
    }

    /** What the sign-in page calls them, by the ids of their registrations. */
    Map<String, String> names() {
        var names = new TreeMap<String, String>();
        settings.getRegistration()
                .forEach((id, it) -> names.put(id, Objects.requireNonNullElse(it.getClientName(), id)));
        return names;
    }

    /** @throws SignInRefused when the provider does not say what is needed to sign in there */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!settings.getRegistration().containsKey(id)) return null;
        var registration = known.get(id);
        return registration == null ? ask(id) : registration;
    }

    private ClientRegistration ask(String id) {
        try {
            var registration = only(mapped(id));
            known.put(id, registration);
            return registration;
        } catch (RuntimeException silence) {
            throw new SignInRefused(SignInRefused.UNAVAILABLE, silence);
        }
    }

    private Collection<ClientRegistration> mapped(String id) {
        var one = new OAuth2ClientProperties();
        one.getRegistration().put(id, settings.getRegistration().get(id));
        one.getProvider().putAll(settings.getProvider());
        return new OAuth2ClientPropertiesMapper(one).asClientRegistrations().values();
    }

    /** Without an issuer nobody could tell whose word an ID token is. */
    private static ClientRegistration only(Collection<ClientRegistration> mapped) {
        var registration = mapped.iterator().next();
        if (registration.getProviderDetails().getIssuerUri() == null)
            throw new IllegalStateException("A sign-in provider needs an issuer-uri");
        return registration;
    }
}
