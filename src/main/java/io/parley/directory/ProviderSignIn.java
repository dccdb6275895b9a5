package io.parley.directory;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.web.client.RestClient;

/** The way in by a provider and out again: state, nonce and PKCE always, and only what an ID token proves. */
final class ProviderSignIn {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Providers providers;
    private final ProviderPeople people;
    private final ProviderSignOut signOut;
    private final SignInSettings settings;
    private final ProviderRefusals refusals = new ProviderRefusals();

    ProviderSignIn(Providers providers, ProviderPeople people, ProviderSignOut signOut, SignInSettings settings) {
        this.providers = providers;
        this.people = people;
        this.signOut = signOut;
        this.settings = settings;
    }

    void open(HttpSecurity http) throws Exception {
        http.oauth2Login(this::signIn).logout(out -> out.logoutSuccessHandler(signOut));
        if (!settings.passwordForm()) http.formLogin(AbstractHttpConfigurer::disable);
    }

    private void signIn(OAuth2LoginConfigurer<HttpSecurity> in) {
        in.loginPage(Doors.SIGN_IN)
                .clientRegistrationRepository(providers)
                .authorizedClientRepository(new NoTokensKept())
                .authorizationEndpoint(it -> it.authorizationRequestResolver(withPkce()))
                .tokenEndpoint(it -> it.accessTokenResponseClient(tokens()))
                .userInfoEndpoint(it -> it.oidcUserService(people).userService(ProviderSignIn::noIdToken))
                .failureHandler(refusals)
                .withObjectPostProcessor(refusingBeforeTheyLeave());
    }

    private OAuth2AuthorizationRequestResolver withPkce() {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(
                providers, OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver;
    }

    /** As Spring's own, but no provider keeps anybody waiting for good. */
    private static OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens() {
        var http = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        http.setReadTimeout(PATIENCE);
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(http)
                .messageConverters(
                        List.of(new FormHttpMessageConverter(), new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    private static OAuth2User noIdToken(OAuth2UserRequest request) {
        throw new SignInRefused(SignInRefused.NAMELESS);
    }

    private ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> refusingBeforeTheyLeave() {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(refusals);
                return filter;
            }
        };
    }
}
