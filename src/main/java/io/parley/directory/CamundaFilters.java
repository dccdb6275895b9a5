package io.parley.directory;

import io.parley.conversation.Directory;
import jakarta.servlet.Filter;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What stands in front of Camunda's doors, from the street inwards: no disguise and no setup, then Spring Security
 * (order -100), the guard, the look into what is sent, and the engine's own sign-in.
 */
@Configuration(proxyBeanMethods = false)
class CamundaFilters {

    private static final String[] SENDING = {Doors.ENGINE + "/*", Doors.WEB_APPS + "/api/*"};

    @Bean
    FilterRegistrationBean<Filter> noDisguise() {
        return filter(-120, new NoDisguise(), "/*");
    }

    @Bean
    FilterRegistrationBean<Filter> noSetup() {
        return filter(-130, new NoSetup(), "/*");
    }

    @Bean
    FilterRegistrationBean<Filter> doorGuard(Directory directory, Answers answers) {
        return filter(-90, new DoorGuard(directory, answers), SENDING);
    }

    @Bean
    FilterRegistrationBean<Filter> contentFilter(Answers answers) {
        return filter(-80, new ContentFilter(answers), SENDING);
    }

    @Bean
    FilterRegistrationBean<Filter> engineSignIn(Directory directory, IdentityService identities) {
        return filter(-70, new EngineSignIn(directory, identities), Doors.ENGINE + "/*");
    }

    @Bean
    FilterRegistrationBean<Filter> webAppsSignOut(ApplicationEventPublisher events) {
        return filter(-60, new WebAppsSignOut(events), Doors.WEB_APPS + "/api/*");
    }

    @Bean
    FilterRegistrationBean<Filter> webAppsSignIn(Directory directory, ProcessEngine engine) {
        return filter(-50, new WebAppsSignIn(directory, engine), Doors.WEB_APPS + "/api/*", Doors.WEB_APPS + "/app/*");
    }

    @Bean
    FilterRegistrationBean<Filter> noncePerRequest() {
        return filter(-40, new NoncePerRequest(), Doors.WEB_APPS + "/app/*");
    }

    private static FilterRegistrationBean<Filter> filter(int order, Filter filter, String... paths) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.addUrlPatterns(paths);
        return registration;
    }
}
