package io.parley.platform;

import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Lets Spring read the file of each of Parley's classes once. Who looks for beans keeps what it has read with the context,
 * and who looks into them kept it elsewhere and read all of them again.
 */
final class ClassesReadOnce implements ApplicationContextInitializer<GenericApplicationContext> {

    /** Where Spring Boot would put its own, which knows only what the second has read. */
    private static final String PLACE = "org.springframework.boot.autoconfigure.internalCachingMetadataReaderFactory";

    @Override
    public void initialize(GenericApplicationContext context) {
        var readings = BeanDefinitionBuilder.rootBeanDefinition(
                        MetadataReaderFactory.class, () -> new CachingMetadataReaderFactory(context))
                .getBeanDefinition();
        context.registerBeanDefinition(PLACE, readings);
    }
}
