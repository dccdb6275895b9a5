package io.parley.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page that looks like a phone. */
@RestController
@Profile(SandboxProfile.NAME)
class PhonePage {

    static final String PATH = "/phone";

    @GetMapping(PATH)
    ResponseEntity<Resource> page() {
        return file("phone.html", "html");
    }

    @GetMapping(PATH + "/phone.css")
    ResponseEntity<Resource> look() {
        return file("phone.css", "css");
    }

    @GetMapping(PATH + "/phone.js")
    ResponseEntity<Resource> script() {
        return file("phone.js", "javascript");
    }

    private static ResponseEntity<Resource> file(String name, String type) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", type, UTF_8))
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("sandbox/" + name));
    }
}
