package io.parley;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jackson.JsonMixin;
import org.springframework.modulith.core.ApplicationModules;

/** The house keeps its laws. */
class HouseTest {

    private static final String HALL = "io.parley.conversation..";
    private static final String CAMUNDA = "org.camunda..";
    private static final JavaClasses HOUSE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.parley");

    @Test
    void isBuiltOfModulesThatDependOnEachOtherAsTheySay() {
        ApplicationModules.of(Parley.class).verify();
    }

    @Test
    void everyRoomOpensOnlyOntoTheHall() {
        slices().matching("io.parley.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage(HALL))
                .check(HOUSE);
    }

    @Test
    void isLookedForBeansInEveryRoomButTheHall() {
        var rooms = HOUSE.stream()
                .filter(it -> it.getPackageName().startsWith("io.parley."))
                .map(it -> "io.parley." + it.getPackageName().split("\\.")[2])
                .collect(toSet());
        rooms.remove("io.parley.conversation");

        assertThat(Parley.class.getAnnotation(SpringBootApplication.class).scanBasePackages())
                .containsExactlyInAnyOrderElementsOf(rooms);
    }

    @Test
    void hasNoJsonMixins() {
        noClasses().should().beAnnotatedWith(JsonMixin.class).check(HOUSE);
    }

    @Test
    void theHallIsPlainJava() {
        noClasses()
                .that()
                .resideInAPackage(HALL)
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CAMUNDA, "org.springframework..", "java.sql..", "jakarta..")
                .check(HOUSE);
    }

    @Test
    void onlyThreeRoomsKnowCamunda() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.parley.lifecycle..", "io.parley.directory..", "io.parley.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CAMUNDA)
                .check(HOUSE);
    }

    /** Nobody would see to it: what Spring does about such annotations is left out. */
    @Test
    void asksForNoTransactionsAndNoClocksByAnnotation() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.transaction.annotation..", "org.springframework.scheduling.annotation..")
                .check(HOUSE);
    }

    @Test
    void saysOfEveryPackageWhatMayBeNull() {
        assertThat(HOUSE.stream().map(JavaClass::getPackage).distinct())
                .allSatisfy(it -> assertThat(it.isAnnotatedWith(NullMarked.class))
                        .as(it.getName())
                        .isTrue());
    }

    @Test
    void givesItsClassesWhatTheyNeedThroughTheConstructor() {
        fields().should().notBeAnnotatedWith(Autowired.class).check(HOUSE);
    }

    @Test
    void namesNothingAfterWhatItIsMadeOf() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto|DTO)")
                .check(HOUSE);
    }
}
