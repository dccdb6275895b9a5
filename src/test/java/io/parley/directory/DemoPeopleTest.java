package io.parley.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DemoPeopleTest {

    private final ApplicationContextRunner house = new ApplicationContextRunner()
            .withBean(NewPeople.class, () -> mock(NewPeople.class))
            .withUserConfiguration(DemoPeople.class);

    @Test
    void areThereToTryParleyWith() {
        house.run(it -> assertThat(it).hasSingleBean(DemoPeople.class));
    }

    @Test
    void stayAwayWhereTheyAreNotWanted() {
        house.withPropertyValues("parley.demo.people=false")
                .run(it -> assertThat(it).doesNotHaveBean(DemoPeople.class));
    }

    @Test
    void areNeverInProduction() {
        house.withPropertyValues("spring.profiles.active=production", "parley.demo.people=true")
                .run(it -> assertThat(it).doesNotHaveBean(DemoPeople.class));
    }
}
