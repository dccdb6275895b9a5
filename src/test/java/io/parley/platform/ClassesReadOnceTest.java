package io.parley.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;

/** The file of a class … */
class ClassesReadOnceTest {

    private static final String LETTERS = "io/parley/transcript/JdbcDeadLetters.class";

    @Test
    void isReadOnceByAllWhoLookForBeans() {
        var files = new CountedFiles();

        new SpringApplicationBuilder(Room.class)
                .resourceLoader(new DefaultResourceLoader(files))
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run("--spring.config.name=nothing", "--spring.main.banner-mode=off", "--parley.start.classes=")
                .close();

        assertThat(files.read).containsEntry(LETTERS, 1);
    }

    @Configuration
    @ComponentScan("io.parley.transcript")
    static class Room {}

    private static final class CountedFiles extends ClassLoader {

        private final Map<String, Integer> read = new ConcurrentHashMap<>();

        private CountedFiles() {
            super(CountedFiles.class.getClassLoader());
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            read.merge(name, 1, Integer::sum);
            return super.getResourceAsStream(name);
        }
    }
}
