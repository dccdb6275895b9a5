package io.parley.platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where Parley is, once it is there. */
@Component
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    @EventListener
    void ready(ServletWebServerInitializedEvent started) {
        LOG.info("Parley is open at http://127.0.0.1:{}", started.getWebServer().getPort());
    }
}
