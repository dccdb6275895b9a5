package io.parley.directory;

import io.parley.conversation.Directory;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Who somebody is in Parley whom a provider's ID token names. */
class ProviderPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final SignInSettings settings;
    private final Directory directory;
    private final Newcomers newcomers;

    ProviderPeople(SignInSettings settings, Directory directory, Newcomers newcomers) {
        this.settings = settings;
        this.directory = directory;
        this.newcomers = newcomers;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var registration = request.getClientRegistration();
        var claim = registration.getProviderDetails().getUserInfoEndpoint().getUserNameAttributeName();
        var id = idOf(request.getIdToken(), claim);
        comeIn(registration.getRegistrationId(), id, request.getIdToken());
        return new DefaultOidcUser(Set.of(), request.getIdToken(), claim);
    }

    /** Whoever may enter any e-mail address at a provider could be anybody here: it has to be a verified one. */
    private static String idOf(OidcIdToken token, String claim) {
        var id = token.getClaims().get(claim);
        var isTheirs = !claim.equals(StandardClaimNames.EMAIL) || Boolean.TRUE.equals(token.getEmailVerified());
        if (isTheirs && id instanceof String text && text.matches(DirectoryPlugin.ID)) return text;
        throw new SignInRefused(SignInRefused.NAMELESS);
    }

    private void comeIn(String provider, String id, OidcIdToken token) {
        var rules = settings.of(provider);
        if (newcomers.isOfAnother(provider, id)) throw new SignInRefused(SignInRefused.UNKNOWN);
        if (rules.makesPeople()) follow(provider, rules, id, token);
        else directory.person(id).orElseThrow(() -> new SignInRefused(SignInRefused.UNKNOWN));
    }

    private void follow(String provider, SignInSettings.Provider rules, String id, OidcIdToken token) {
        var place = rules.placeOf(groupsOf(token, rules.groupsClaim()));
        newcomers.follow(provider, new Newcomers.Arrival(id, nameOf(token, id)), place);
    }

    private static List<String> groupsOf(OidcIdToken token, String claim) {
        return token.getClaims().get(claim) instanceof List<?> groups
                ? groups.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static String nameOf(OidcIdToken token, String id) {
        return Objects.requireNonNullElse(token.getFullName(), id);
    }
}
