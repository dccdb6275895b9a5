package io.parley.platform;

import java.nio.file.Path;
import org.springframework.boot.ConfigurableBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Loads the classes of the last start on a thread of its own, while Spring, which uses one processor, is still at its
 * configuration: to find and read sixteen thousand classes takes a third of a start.
 */
final class ClassesAhead implements EnvironmentPostProcessor {

    private static final String THREAD = "classes-ahead";

    private final ConfigurableBootstrapContext start;

    ClassesAhead(ConfigurableBootstrapContext start) {
        this.start = start;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var file = environment.getProperty("parley.start.classes", "data/classes");
        if (file.isBlank() || Runtime.getRuntime().availableProcessors() == 1) return;
        var classes = new KnownClasses(Path.of(file), application.getClassLoader());
        Background.begin(THREAD, classes::load);
        start.addCloseListener(event -> event.getApplicationContext().addApplicationListener(new WhenStarted(classes)));
    }

    private record WhenStarted(KnownClasses classes) implements ApplicationListener<ApplicationStartedEvent> {

        @Override
        public void onApplicationEvent(ApplicationStartedEvent started) {
            if (!hasMadeTables(started)) Background.begin(THREAD, classes::note);
        }

        /** A start that does needs a thousand classes that no other needs: to deploy the diagram, to hash passwords. */
        private static boolean hasMadeTables(ApplicationStartedEvent started) {
            return started.getApplicationContext().getBeansOfType(NewTables.class).values().stream()
                    .anyMatch(NewTables::areMade);
        }
    }
}
