package io.parley.inbox;

import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.stereotype.Component;

/** Makes what describes the API when somebody asks for the description, and not at every start. */
@Component
class DescribedWhenAsked implements BeanFactoryPostProcessor {

    private static final String DESCRIBERS = "org.springdoc.";

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Stream.of(beans.getBeanDefinitionNames())
                .map(beans::getBeanDefinition)
                .filter(AbstractBeanDefinition.class::isInstance)
                .map(AbstractBeanDefinition.class::cast)
                .filter(bean -> bean.getLazyInit() == null && isDescriber(bean))
                .forEach(bean -> bean.setLazyInit(true));
    }

    private static boolean isDescriber(AbstractBeanDefinition bean) {
        return Stream.of(bean.getFactoryBeanName(), bean.getBeanClassName())
                .anyMatch(madeBy -> madeBy != null && madeBy.startsWith(DESCRIBERS));
    }
}
