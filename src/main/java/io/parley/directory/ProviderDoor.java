package io.parley.directory;

import io.parley.conversation.Directory;
import java.io.IOException;
import org.springframework.boot.autoconfigure.security.oauth2.client.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sign-in by OpenID providers, there as soon as the settings name one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OAuth2ClientProperties.class)
@ConditionalOnOAuth2ClientRegistrationProperties
class ProviderDoor {

    @Bean
    Providers providers(OAuth2ClientProperties registrations, SignInSettings settings, Accounts accounts) {
        return new Providers(registrations, settings, accounts);
    }

    @Bean
    ProviderSignIn providerSignIn(
            Providers providers, SignInSettings settings, Directory directory, Newcomers newcomers) throws IOException {
        var people = new ProviderPeople(settings, directory, newcomers);
        return new ProviderSignIn(providers, people, new ProviderSignOut(providers), settings);
    }
}
