package io.parley.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.parley.conversation.Directory;
import io.parley.conversation.Role;
import io.parley.directory.SignInSettings.Membership;
import io.parley.directory.SignInSettings.People;
import io.parley.directory.SignInSettings.Place;
import io.parley.directory.SignInSettings.Provider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** What the settings say of providers … */
class ProviderSettingsTest {

    private static final String REGISTRATION = "spring.security.oauth2.client.registration.company.";
    private static final String RULES = "parley.sign-in.providers.company.";
    private static final String PAGE = "<!-- password -->form<!-- /password --><!-- providers -->";

    private final Provider company = new Provider(
            People.FROM_GROUPS,
            "groups",
            List.of(
                    new Membership("managers", Role.MANAGER, "acme"),
                    new Membership("agents", Role.AGENT, "acme"),
                    new Membership("agents", Role.AGENT, "globex")));

    private final ApplicationContextRunner house = new ApplicationContextRunner()
            .withBean(Directory.class, () -> mock(Directory.class))
            .withBean(Newcomers.class, () -> mock(Newcomers.class))
            .withUserConfiguration(Settings.class, ProviderDoor.class)
            .withPropertyValues(
                    "parley.accounts[0].ban=acme",
                    "parley.accounts[0].name=Acme",
                    "parley.accounts[0].numbers[0].phone-number-id=1",
                    "parley.accounts[0].numbers[0].display-number=1",
                    "parley.accounts[0].numbers[0].label=Support");

    @EnableConfigurationProperties({Accounts.class, SignInSettings.class})
    @Configuration(proxyBeanMethods = false)
    static class Settings {}

    @Test
    void givesARoleInEachAccountThatAGroupGivesItFor() {
        assertThat(company.placeOf(List.of("agents", "choir")))
                .hasValue(new Place(Role.AGENT, Set.of("acme", "globex")));
    }

    @Test
    void givesTheStrongestRoleAndNeverWhereNoGroupGivesIt() {
        assertThat(company.placeOf(List.of("agents", "managers"))).hasValue(new Place(Role.MANAGER, Set.of("acme")));
    }

    @Test
    void givesNothingForOtherGroups() {
        assertThat(company.placeOf(List.of("Managers", "choir"))).isEmpty();
    }

    @Test
    void opensNoDoorUnlessAProviderIsNamed() {
        house.run(it -> assertThat(it).doesNotHaveBean(Providers.class).doesNotHaveBean(ProviderSignIn.class));
    }

    @Test
    void isCarefulUnlessTold() {
        house.withPropertyValues(REGISTRATION + "client-id=parley").run(it -> {
            assertThat(it.getBean(Providers.class).names()).isEqualTo(Map.of("company", "company"));
            assertThat(it.getBean(SignInSettings.class).of("company").makesPeople())
                    .isFalse();
            assertThat(it.getBean(SignInSettings.class).passwordForm()).isTrue();
        });
    }

    @Test
    void isRefusedAtTheStartWhereNobodyWouldBeProved() {
        house.withPropertyValues(REGISTRATION + "client-id=parley", REGISTRATION + "scope=email")
                .run(it -> assertThat(it).getFailure().rootCause().hasMessageContaining("needs the scope openid"));
    }

    @Test
    void isRefusedAtTheStartForAnAccountThatThereIsNot() {
        house.withPropertyValues(
                        REGISTRATION + "client-id=parley",
                        RULES + "groups[0].group=managers",
                        RULES + "groups[0].role=manager",
                        RULES + "groups[0].ban=globex")
                .run(it -> assertThat(it).getFailure().rootCause().hasMessageContaining("manager@globex"));
    }

    @Test
    void isRefusedAtTheStartForAProviderThatThereIsNot() {
        house.withPropertyValues(REGISTRATION + "client-id=parley", "parley.sign-in.providers.other.people=known")
                .run(it -> assertThat(it).getFailure().rootCause().hasMessageContaining("registration.other"));
    }

    @Test
    void takesThePasswordOffThePageOnlyWhereAProviderIsOnIt() {
        assertThat(new SignInForm(PAGE, Map.of()).withPassword(false)).contains("form");
        assertThat(new SignInForm(PAGE, Map.of("company", "A & B")).withPassword(false))
                .doesNotContain(">form<")
                .contains("/oauth2/authorization/company", "Sign in with A &amp; B");
        assertThat(new SignInForm(PAGE, Map.of("company", "A")).withPassword(true))
                .contains("form", "Sign in with A");
    }
}
