package io.parley.platform;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.stereotype.Component;

/**
 * Keeps Spring Boot from opening every class of Parley's at each start, to see whether one is a JSON mixin: none is, and nothing else asks
 * for these packages.
 */
@Component
class NoMixins implements BeanDefinitionRegistryPostProcessor {

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry beans) {
        var packages = AutoConfigurationPackages.class.getName();
        if (beans.containsBeanDefinition(packages)) beans.removeBeanDefinition(packages);
    }
}
