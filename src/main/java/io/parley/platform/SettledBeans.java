package io.parley.platform;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Says when all beans are known, so that Spring remembers which are of a type. It would do so only after the web server,
 * and with that most of Parley, is made; until then each look for a bean went through all of them.
 */
@Component
class SettledBeans implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        beans.freezeConfiguration();
    }
}
