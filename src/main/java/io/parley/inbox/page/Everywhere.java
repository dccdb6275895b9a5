package io.parley.inbox.page;

import io.parley.conversation.Invalid;
import io.parley.conversation.Person;
import io.parley.conversation.Signpost;
import io.parley.conversation.Unknown;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What every page of the inbox needs: who is here, where else they can go, and a page for what is not there. */
@ControllerAdvice(basePackages = {"io.parley.inbox.page", "io.parley.inbox.overview"})
@Order(Ordered.HIGHEST_PRECEDENCE)
class Everywhere {

    private final List<Signpost> signposts;

    Everywhere(ObjectProvider<Signpost> signposts) {
        this.signposts = signposts.orderedStream().toList();
    }

    @ModelAttribute("me")
    Person me(Person me) {
        return me;
    }

    @ModelAttribute("signposts")
    List<Signpost> signposts() {
        return signposts;
    }

    @ModelAttribute("isSupervisor")
    boolean isSupervisor(Person me) {
        return me.role().supervises();
    }

    @ExceptionHandler
    ModelAndView nothing(Unknown unknown) {
        return new ModelAndView("inbox/nothing", Map.of("sentence", unknown.getMessage()), HttpStatus.NOT_FOUND);
    }

    @ExceptionHandler
    ModelAndView wrong(Invalid invalid) {
        return new ModelAndView(
                "inbox/nothing", Map.of("sentence", invalid.getMessage() + "."), HttpStatus.UNPROCESSABLE_ENTITY);
    }
}
