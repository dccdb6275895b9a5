package io.parley.directory;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import io.parley.conversation.Directory;
import io.parley.conversation.Role;
import io.parley.conversation.Warnings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who comes in where. Nothing is open without sign-in but what is named here. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Accounts.class, Limits.class, SignInSettings.class})
class FrontDoor {

    private static final String OWN_PAGES =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                    + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    private static final String STRICT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
                    + "media-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; "
                    + "form-action 'self'; frame-ancestors 'self'";

    private static final String NO_DEVICES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    private static final RequestMatcher STRICT_PAGES =
            new OrRequestMatcher(at("/inbox/**"), at(Doors.SIGN_IN), at("/error"));
    private static final String WEBHOOK = "/webhooks/whatsapp";
    private static final RequestMatcher WEB_APPS = at(Doors.WEB_APPS + "/**");
    private static final RequestMatcher WEB_APPS_API = at(Doors.WEB_APPS + "/api/**");

    /** WhatsApp signs what it sends: neither a session nor a password is looked for. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain webhook(HttpSecurity http) throws Exception {
        return http.securityMatcher(at(WEBHOOK))
                .authorizeHttpRequests(door -> door.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                .csrf(CsrfConfigurer::disable)
                .logout(LogoutConfigurer::disable)
                .headers(FrontDoor::headers)
                .build();
    }

    @Bean
    WrongGuesses wrongPasswords(Limits limits) {
        return limits.ofPasswords();
    }

    /** The webhook's filter stands in front of all that is about people; so does its limit, one place before. */
    @Bean
    FilterRegistrationBean<SignatureLimit> signatureLimit(Limits limits, Answers answers) {
        var limit = new FilterRegistrationBean<>(new SignatureLimit(limits.ofSignatures(), answers));
        limit.addUrlPatterns(WEBHOOK);
        limit.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return limit;
    }

    /** Nobody asks for spans of each filter: without them no filter is wrapped in one that watches it. */
    @Bean
    SecurityObservationSettings noSpansOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain doors(
            HttpSecurity http,
            CamundaPasswords passwords,
            Directory directory,
            Answers answers,
            WrongGuesses wrongPasswords,
            Warnings warnings,
            ObjectProvider<ProviderSignIn> provider,
            @Value("${parley.operation.scrape-token:}") String scrapeToken)
            throws Exception {
        http.authenticationProvider(passwords)
                .addFilterBefore(new SignInRefresh(directory), AnonymousAuthenticationFilter.class)
                .addFilterBefore(
                        new SignInLimit(wrongPasswords, warnings, answers), UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(new Scraper(scrapeToken), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(FrontDoor::rules)
                .formLogin(form -> form.loginPage(Doors.SIGN_IN).failureHandler(failed()))
                .httpBasic(
                        basic -> basic.authenticationEntryPoint(answers).authenticationDetailsSource(SignIns.Call::new))
                .logout(out -> out.logoutUrl(Doors.SIGN_OUT).logoutSuccessUrl(Doors.SIGNED_OUT))
                .exceptionHandling(no -> no.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                .requestCache(cache -> cache.requestCache(new WantedPage()))
                .csrf(FrontDoor::csrf)
                .headers(FrontDoor::headers);
        var byProvider = provider.getIfAvailable();
        if (byProvider != null) byProvider.open(http);
        return http.build();
    }

    /** No database keeps NUL, so nothing is looked for with it either. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry door) {
        // An event stream that goes on was let in when it was asked for.
        door.dispatcherTypeMatchers(DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(
                        at(GET, "/actuator/health/liveness"),
                        at(GET, "/actuator/health/readiness"),
                        at(Doors.SIGN_IN),
                        at("/sign-in.css"),
                        at("/brand/parley.svg"),
                        at("/error"))
                .permitAll()
                .requestMatchers(at(POST, "/api/inbound-messages"))
                .hasRole(Role.CONNECTOR.name())
                .requestMatchers(at("/api/inbound-messages/**"))
                .denyAll()
                .requestMatchers(at(POST, "/api/campaign-messages"))
                .hasAnyRole(Role.CONNECTOR.name(), Role.OWNER.name(), Role.ADMIN.name())
                .requestMatchers(at("/api/campaign-messages/**"))
                .denyAll()
                .requestMatchers(at("/api/dead-letters/**"), at("/api/security-events/**"))
                .hasAnyRole(Role.OWNER.name(), Role.ADMIN.name())
                .requestMatchers(at(GET, "/api/**"), at(HEAD, "/api/**"))
                .hasAnyRole(Roles.names(Roles.READERS))
                .requestMatchers(at("/api/**"))
                .hasAnyRole(Roles.names(Roles.TEAM))
                .requestMatchers(at(Doors.METRICS))
                .hasAnyRole(Scraper.ROLE, Role.OWNER.name(), Role.ADMIN.name())
                .requestMatchers(at("/actuator/health/**"), at(Doors.ENGINE + "/**"))
                .hasAnyRole(Roles.names(Roles.ALL))
                .anyRequest()
                .hasAnyRole(Roles.names(Roles.READERS));
    }

    /** Camunda's web apps have their own token; callers send no session. */
    private static void csrf(CsrfConfigurer<HttpSecurity> csrf) {
        var cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieName(Doors.CSRF_COOKIE);
        cookie.setHeaderName(Doors.CSRF_HEADER);
        cookie.setCookieCustomizer(it -> it.path("/").sameSite("Lax"));
        csrf.csrfTokenRepository(cookie)
                .csrfTokenRequestHandler(new BrowserCsrf())
                .ignoringRequestMatchers(WEB_APPS_API, FrontDoor::isCaller);
    }

    private static boolean isCaller(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        var basic = authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
        return basic && !Browser.isUsedByAnotherSite(request);
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        var others = new NegatedRequestMatcher(new OrRequestMatcher(STRICT_PAGES, WEB_APPS));
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                .contentTypeOptions(Customizer.withDefaults())
                .referrerPolicy(it -> it.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(it -> it.policy(NO_DEVICES))
                .crossOriginOpenerPolicy(it -> it.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .addHeaderWriter(policy(STRICT_PAGES, STRICT))
                .addHeaderWriter(policy(others, OWN_PAGES));
    }

    private static HeaderWriter policy(RequestMatcher pages, String policy) {
        return new DelegatingRequestMatcherHeaderWriter(pages, new ContentSecurityPolicyHeaderWriter(policy));
    }

    /** Wrong passwords begin no session. */
    private static SimpleUrlAuthenticationFailureHandler failed() {
        var failed = new SimpleUrlAuthenticationFailureHandler(Doors.SIGN_IN_FAILED);
        failed.setAllowSessionCreation(false);
        return failed;
    }

    private static RequestMatcher at(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static RequestMatcher at(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }
}
