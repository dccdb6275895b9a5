package io.parley.scenario;

import io.parley.conversation.BusinessNumber;
import io.parley.conversation.Directory;
import io.parley.conversation.Person;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The people of the scenarios. */
@TestConfiguration(proxyBeanMethods = false)
public class People {

    public static final Person ASHA = person("asha", "Asha Rao", Role.AGENT);
    public static final Person BEN = person("ben", "Ben Fischer", Role.AGENT);
    public static final Person MAYA = person("maya", "Maya Lindqvist", Role.MANAGER);
    public static final Person ADAM = person("adam", "Adam Novak", Role.ADMIN);
    public static final Person OLIVIA = person("olivia", "Olivia Grant", Role.OWNER);
    public static final Person PAUL = person("paul", "Paul Okafor", Role.ANALYST);
    public static final Person CONNECTOR = person("connector", "WhatsApp Connector", Role.CONNECTOR);

    private static Person person(String id, String name, Role role) {
        return new Person(id, name, role, Set.of("acme"));
    }

    @Bean
    @Primary
    Directory testDirectory() {
        return new Directory() {
            @Override
            public Optional<BusinessNumber> number(PhoneNumberId id) {
                return id.value().startsWith("1000")
                        ? Optional.of(new BusinessNumber(id, "acme", "+49 30 1234567", "Support"))
                        : Optional.empty();
            }

            @Override
            public List<BusinessNumber> numbers() {
                return number(new PhoneNumberId("100000000000001")).stream().toList();
            }

            @Override
            public Optional<Person> person(String id) {
                return all().filter(person -> person.id().equals(id)).findFirst();
            }

            @Override
            public List<Person> team(String ban) {
                return all().filter(person -> person.role().worksConversations())
                        .toList();
            }
        };
    }

    private static Stream<Person> all() {
        return Stream.of(ASHA, BEN, MAYA, ADAM, OLIVIA, PAUL, CONNECTOR);
    }
}
