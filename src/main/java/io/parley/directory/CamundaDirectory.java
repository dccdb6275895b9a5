package io.parley.directory;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.parley.conversation.BusinessNumber;
import io.parley.conversation.Directory;
import io.parley.conversation.Person;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** People from Camunda's identity service, numbers from the settings. */
@Component
class CamundaDirectory implements Directory {

    private final Map<PhoneNumberId, BusinessNumber> numbers;
    private final IdentityService identities;
    private final WithoutAuthorization unrestricted;
    private final ShortMemory<Person> memory = new ShortMemory<>();

    CamundaDirectory(Accounts accounts, @Lazy IdentityService identities, WithoutAuthorization unrestricted) {
        this.numbers = accounts.accounts().stream()
                .flatMap(CamundaDirectory::numbersOf)
                .collect(toMap(BusinessNumber::id, identity()));
        this.identities = identities;
        this.unrestricted = unrestricted;
    }

    private static Stream<BusinessNumber> numbersOf(Accounts.Account account) {
        return account.numbers().stream()
                .map(it -> new BusinessNumber(
                        new PhoneNumberId(it.phoneNumberId()), account.ban(), it.displayNumber(), it.label()));
    }

    @Override
    public Optional<BusinessNumber> number(PhoneNumberId id) {
        return Optional.ofNullable(numbers.get(id));
    }

    @Override
    public List<BusinessNumber> numbers() {
        return List.copyOf(numbers.values());
    }

    @Override
    public Optional<Person> person(String id) {
        return memory.recall(id, it -> unrestricted.ask(() -> find(it)));
    }

    @Override
    public List<Person> team(String ban) {
        return unrestricted
                .ask(() -> identities.createUserQuery().memberOfTenant(ban).list())
                .stream()
                .flatMap(user -> person(user.getId()).stream())
                .filter(person -> person.role().worksConversations())
                .sorted(Comparator.comparing(Person::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Person::id))
                .toList();
    }

    private Optional<Person> find(String id) {
        var user = identities.createUserQuery().userId(id).singleResult();
        return Optional.ofNullable(user).map(it -> new Person(it.getId(), nameOf(it), roleOf(id), bansOf(id)));
    }

    private static String nameOf(User user) {
        var name = Stream.of(user.getFirstName(), user.getLastName())
                .filter(part -> part != null && !part.isBlank())
                .reduce((first, last) -> first + " " + last);
        return name.orElse(user.getId());
    }

    private Role roleOf(String id) {
        var groups = identities.createGroupQuery().groupMember(id).list();
        return Roles.strongest(groups.stream().map(Group::getId).toList());
    }

    private Set<String> bansOf(String id) {
        var tenants = identities.createTenantQuery().userMember(id).list();
        return tenants.stream().map(Tenant::getId).collect(toSet());
    }
}
