package io.parley.directory;

import io.parley.conversation.DeadLetters;
import io.parley.conversation.Lifecycle;
import io.parley.conversation.Records;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The whole house on a port of its own, with two accounts and the smallest of diagrams; other rooms stand empty. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@MockitoBean(types = {Records.class, Lifecycle.class, DeadLetters.class})
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:directory;DB_CLOSE_DELAY=-1",
            "camunda.bpm.deployment-resource-pattern=classpath:directory/conversation.bpmn",
            "camunda.bpm.job-execution.enabled=false",
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
