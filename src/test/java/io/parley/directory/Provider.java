package io.parley.directory;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/** A whole OpenID provider on a port of its own: Spring's authorization server, which takes no client without PKCE. */
final class Provider implements AutoCloseable {

    private final Memory memory = new Memory();
    private final AnnotationConfigServletWebServerApplicationContext server =
            new AnnotationConfigServletWebServerApplicationContext();

    /** @param house the one client, at this address */
    Provider(String house) {
        memory.house = house;
        server.registerBean(Memory.class, () -> memory);
        server.register(Server.class);
        server.refresh();
    }

    /** Another name than the house's, because cookies do not tell ports apart. */
    String issuer() {
        return "http://localhost:" + server.getWebServer().getPort();
    }

    void knows(String name, Map<String, Object> claims) {
        memory.people.put(name, claims);
    }

    /** From now on its ID tokens say so, whatever is true. */
    void lies(String claim, Object value) {
        memory.lies.put(claim, value);
    }

    void isHonest() {
        memory.lies.clear();
    }

    /** Knows its client by another secret than the client does. */
    void forgetsItsClient(boolean forgets) {
        memory.secret = forgets ? "another" : "a-secret";
    }

    @Override
    public void close() {
        server.close();
    }

    private static final class Memory implements RegisteredClientRepository {

        private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();
        private final Map<String, Object> lies = new ConcurrentHashMap<>();
        private volatile String house = "";
        private volatile String secret = "a-secret";

        @Override
        public void save(RegisteredClient client) {
            throw new UnsupportedOperationException("There is one client");
        }

        @Override
        public RegisteredClient findById(String id) {
            return client();
        }

        @Override
        public @Nullable RegisteredClient findByClientId(String id) {
            return id.equals("parley") ? client() : null;
        }

        private RegisteredClient client() {
            return RegisteredClient.withId("1")
                    .clientId("parley")
                    .clientSecret(secret)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(house + "/login/oauth2/code/company")
                    .redirectUri(house + "/login/oauth2/code/known")
                    .redirectUri(house + "/login/oauth2/code/mail")
                    .postLogoutRedirectUri(house + "/sign-in?signed-out")
                    .scope(OidcScopes.OPENID)
                    .scope(OidcScopes.PROFILE)
                    .scope(OidcScopes.EMAIL)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build();
        }
    }

    private static final class AsTheyAre implements PasswordEncoder {

        @Override
        public String encode(CharSequence password) {
            return password.toString();
        }

        @Override
        public boolean matches(CharSequence password, String known) {
            return known.contentEquals(password);
        }
    }

    /** Not a configuration that the house would find. */
    @EnableWebSecurity
    static class Server {

        @Bean
        TomcatServletWebServerFactory web() {
            var web = new TomcatServletWebServerFactory(0);
            web.setRegisterDefaultServlet(true);
            return web;
        }

        @Bean
        SecurityFilterChain doors(HttpSecurity http) throws Exception {
            return http.with(
                            OAuth2AuthorizationServerConfigurer.authorizationServer(),
                            it -> it.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(any -> any.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        JWKSource<SecurityContext> keys() throws JOSEException {
            return new ImmutableJWKSet<>(
                    new JWKSet(new RSAKeyGenerator(2048).keyID("key").generate()));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        PasswordEncoder passwords() {
            return new AsTheyAre();
        }

        @Bean
        UserDetailsService people(Memory memory) {
            return name -> Optional.ofNullable(memory.people.get(name))
                    .map(it -> User.withUsername(name).password("secret").build())
                    .orElseThrow(() -> new UsernameNotFoundException(name));
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> idTokens(Memory memory) {
            return token -> {
                if (!token.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) return;
                token.getClaims().claims(claims -> {
                    claims.put("preferred_username", token.getPrincipal().getName());
                    claims.putAll(memory.people.get(token.getPrincipal().getName()));
                    claims.putAll(memory.lies);
                });
            };
        }
    }
}
