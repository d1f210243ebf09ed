package com.aidock.admin.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.aidock.admin.Application;
import com.aidock.admin.database.RunsAlways;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.scheduling.annotation.Scheduled;

@AnalyzeClasses(packagesOf = Application.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "com.aidock.admin.";
    private static final String[] FEATURES = {
        ROOT + "llm..", ROOT + "pool..", ROOT + "access..", ROOT + "audit..", ROOT + "telemetry.."
    };

    @ArchTest
    static void a_pause_of_scheduled_work_leaves_out_housekeeping_alone(JavaClasses classes) {
        assertThat(classes.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Scheduled.class))
                        .filter(method -> !method.isAnnotatedWith(RunsAlways.class))
                        .map(method -> method.getOwner().getSimpleName() + "." + method.getName()))
                .as("what records trouble, ends access or deletes secrets is never paused: decide for a new job,"
                        + " then mark it @RunsAlways or name it here")
                .containsExactlyInAnyOrder(
                        "AnswersCleanup.clean", "AuditRetention.run", "HistoryUpkeep.run", "ReencryptionJob.resume");
    }

    @Test
    void modules_depend_on_each_other_only_through_what_they_expose() {
        ApplicationModules.of(Application.class).verify();
    }

    @ArchTest
    static final ArchRule features_do_not_import_each_other = SlicesRuleDefinition.slices()
            .matching(ROOT + "(llm|pool|access|audit|telemetry)..")
            .should()
            .notDependOnEachOther()
            .as("A feature never imports another feature")
            .because("what one must tell another travels as an event record; publish one and listen there");

    @ArchTest
    static final ArchRule the_ground_knows_nobody_above_it = noClasses()
            .that()
            .resideInAPackage(ROOT + "database..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "llm..",
                    ROOT + "pool..",
                    ROOT + "access..",
                    ROOT + "audit..",
                    ROOT + "telemetry..",
                    ROOT + "shell..",
                    ROOT + "ui..")
            .because(
                    "arrows run one way: shell, feature.ui, feature, database; let the ground offer an interface instead");

    @ArchTest
    static final ArchRule the_platform_knows_nobody = noClasses()
            .that()
            .resideInAPackage(ROOT + "platform..")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("com.aidock.admin..")
                    .and(com.tngtech.archunit.base.DescribedPredicate.not(
                            JavaClass.Predicates.resideInAPackage(ROOT + "platform.."))))
            .because("every module may use the platform; let it offer an interface instead");

    @ArchTest
    static final ArchRule what_repeats_goes_on_after_a_failure = noClasses()
            .should()
            .callMethodWhere(target(nameMatching("scheduleAtFixedRate|scheduleWithFixedDelay"))
                    .and(target(owner(assignableTo(ScheduledExecutorService.class)))))
            .because("an executor drops a task without a word after its first exception; use platform.RepeatingTask");

    @ArchTest
    static final ArchRule pauses_of_screens_go_through_one_place = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + "ui.Delays")
            .and()
            // Its pauses grow, and it lets a start that is under way end.
            .doNotHaveFullyQualifiedName(ROOT + "database.embedded.ServerGuard")
            .should()
            .callMethodWhere(target(name("schedule")).and(target(owner(assignableTo(ScheduledExecutorService.class)))))
            .because(
                    "what a delayed task throws would stay in a future that nobody reads; use ui.BackgroundTasks.after");

    @ArchTest
    static final ArchRule events_know_the_ground_alone = noClasses()
            .that()
            .resideInAPackage(ROOT + "events..")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("com.aidock.admin..")
                    .and(com.tngtech.archunit.base.DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(
                            ROOT + "events..", ROOT + "database..", ROOT + "platform.."))))
            .because("an event must be fit for every feature; put into the record what the listener needs to know");

    @ArchTest
    static final ArchRule features_do_not_know_the_shell = noClasses()
            .that()
            .resideInAnyPackage(FEATURES)
            .or()
            .resideInAPackage(ROOT + "ui..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "shell..")
            .because("the shell is built from the features; a part that both need belongs into com.aidock.admin.ui");

    @ArchTest
    static final ArchRule faces_do_not_leak_into_their_feature = noClasses()
            .that()
            .resideInAnyPackage(FEATURES)
            .and()
            .resideOutsideOfPackages("..ui..", "..api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "*.ui..", ROOT + "*.api..", ROOT + "ui..")
            .allowEmptyShould(true)
            .because("screens and endpoints are two faces of the same services; move what is shared into the service");

    @ArchTest
    static final ArchRule only_screens_know_vaadin = noClasses()
            .that()
            .resideOutsideOfPackages("..ui..", ROOT + "shell..")
            .and()
            .doNotHaveFullyQualifiedName(Application.class.getName())
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("com.vaadin..")
                    .and(com.tngtech.archunit.base.DescribedPredicate.not(
                            JavaClass.Predicates.resideInAPackage("com.vaadin.flow.spring.security.."))))
            .because("a service must serve the API as well; put what draws into the feature's ui package");

    @ArchTest
    static final ArchRule only_telemetry_knows_sentry = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "telemetry..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.sentry..")
            .because("what leaves the house is decided in one place; log the error or use ErrorReports");

    @ArchTest
    static final ArchRule entities_stay_in_their_feature = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true)
            .because("views bind to form records; return a record from the service");

    @ArchTest
    static final ArchRule repositories_stay_in_their_feature = classes()
            .that()
            .areAssignableTo(Repository.class)
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true)
            .because("rules live in services; call the service");

    @ArchTest
    static final ArchRule one_jpa_layer = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "database..", ROOT + "pool..")
            .and()
            // Looks at the database's keys before the vault, and with it the JPA layer, can stand.
            .doNotHaveFullyQualifiedName(ROOT + "llm.vault.KeysetGuard")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..")
            .orShould()
            .callMethodWhere(target(name("getConnection")).and(target(owner(assignableTo(DataSource.class)))))
            .because(
                    "our own data goes through the single JPA layer; only the pool reads PostgreSQL's own views beside it");

    @ArchTest
    static final ArchRule time_is_injected = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("a test must be able to set the time; take the Clock bean and use clock.instant()");

    @ArchTest
    static final ArchRule no_field_injection = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .because("what an object needs stands in its constructor");
}
