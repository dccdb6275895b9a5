package io.parley.inbox.page;

import io.parley.conversation.Forbidden;
import io.parley.conversation.Invalid;
import io.parley.conversation.Person;
import io.parley.conversation.Signpost;
import io.parley.conversation.Unknown;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.context.request.WebRequest;
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
    ModelAndView nothing(Unknown unknown, Person me, WebRequest request) {
        return page(me, HttpStatus.NOT_FOUND, unknown.getMessage(), request);
    }

    @ExceptionHandler
    ModelAndView forbidden(Forbidden forbidden, Person me, WebRequest request) {
        return page(me, HttpStatus.FORBIDDEN, forbidden.getMessage(), request);
    }

    @ExceptionHandler
    ModelAndView wrong(Invalid invalid, Person me, WebRequest request) {
        return page(me, HttpStatus.UNPROCESSABLE_ENTITY, invalid.getMessage() + ".", request);
    }

    /** A page, or as much as fits into one. What every page's model has, these are given by hand. */
    private ModelAndView page(Person me, HttpStatus status, String sentence, WebRequest request) {
        var isPart = request.getHeader("HX-Request") != null;
        var page = new ModelAndView(isPart ? "inbox/nothing :: hint" : "inbox/nothing", status);
        page.addObject("me", me);
        page.addObject("signposts", signposts);
        page.addObject("isSupervisor", isSupervisor(me));
        page.addObject("sentence", sentence);
        return page;
    }
}
