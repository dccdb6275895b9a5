package io.parley.directory.session;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;

/**
 * The form in which the database keeps what a session knows. Nothing is read but Spring Security's classes and the JDK's
 * own; what another version of Parley has written and this one cannot read is as if it were not there, and its person
 * signs in again.
 */
final class KeptForm {

    private static final Logger LOG = LoggerFactory.getLogger(KeptForm.class);

    private static final ObjectInputFilter KNOWN = ObjectInputFilter.Config.createFilter(
            "maxdepth=30;maxrefs=10000;maxbytes=1000000;java.lang.*;java.util.*;java.time.*;java.net.URL;java.net.URI;"
                    + "org.springframework.security.**;!*");

    private KeptForm() {}

    static ConversionService conversions() {
        var conversions = new GenericConversionService();
        conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversions.addConverter(byte[].class, Object.class, KeptForm::read);
        return conversions;
    }

    private static @Nullable Object read(byte[] bytes) {
        try (var stream = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            stream.setObjectInputFilter(KNOWN);
            return stream.readObject();
        } catch (IOException | ClassNotFoundException unreadable) {
            LOG.info(
                    "A session cannot be read ({}): its person signs in again",
                    unreadable.getClass().getName());
            return null;
        }
    }
}
