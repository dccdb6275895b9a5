package io.parley.directory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/** The whole house on a port of its own, with two accounts. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ActiveProfiles("test")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "parley.demo.conversations=false",
            "parley.accounts[0].ban=acme",
            "parley.accounts[0].name=Acme",
            "parley.accounts[0].numbers[0].phone-number-id=100000000000001",
            "parley.accounts[0].numbers[0].display-number=+49 30 1234567",
            "parley.accounts[0].numbers[0].label=Support",
            "parley.accounts[1].ban=globex",
            "parley.accounts[1].name=Globex",
            "parley.accounts[1].numbers[0].phone-number-id=200000000000001",
            "parley.accounts[1].numbers[0].display-number=+1 555 0100",
            "parley.accounts[1].numbers[0].label=Sales",
            // Where the providers are is known when the first of them is asked for.
            "spring.security.oauth2.client.registration.company.client-id=parley",
            "spring.security.oauth2.client.registration.company.client-secret=a-secret",
            "spring.security.oauth2.client.registration.company.client-name=Company",
            "spring.security.oauth2.client.provider.company.issuer-uri=http://127.0.0.1:1",
            "spring.security.oauth2.client.provider.company.user-name-attribute=preferred_username",
            "spring.security.oauth2.client.registration.known.client-id=parley",
            "spring.security.oauth2.client.registration.known.client-secret=a-secret",
            "spring.security.oauth2.client.registration.known.provider=company",
            "spring.security.oauth2.client.registration.mail.client-id=parley",
            "spring.security.oauth2.client.registration.mail.client-secret=a-secret",
            "spring.security.oauth2.client.provider.mail.issuer-uri=http://127.0.0.1:1",
            "spring.security.oauth2.client.provider.mail.user-name-attribute=email",
            "spring.security.oauth2.client.registration.absent.client-id=parley",
            "spring.security.oauth2.client.provider.absent.issuer-uri=http://127.0.0.1:1",
            "parley.sign-in.providers.company.people=from-groups",
            "parley.sign-in.providers.company.groups[0].group=managers of acme",
            "parley.sign-in.providers.company.groups[0].role=manager",
            "parley.sign-in.providers.company.groups[0].ban=acme",
            "parley.sign-in.providers.company.groups[1].group=agents of globex",
            "parley.sign-in.providers.company.groups[1].role=agent",
            "parley.sign-in.providers.company.groups[1].ban=globex"
        })
@interface House {}
