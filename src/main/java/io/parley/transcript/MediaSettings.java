package io.parley.transcript;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where files are kept, {@code parley.media}.
 *
 * @param directory belongs to Parley alone; several nodes share it
 */
@ConfigurationProperties("parley.media")
record MediaSettings(@DefaultValue("data/media") Path directory) {}
