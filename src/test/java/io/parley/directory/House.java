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
            "parley.accounts[1].numbers[0].label=Sales"
        })
@interface House {}
