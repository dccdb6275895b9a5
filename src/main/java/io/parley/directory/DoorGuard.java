package io.parley.directory;

import io.parley.conversation.Directory;
import io.parley.conversation.Person;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands in front of Camunda's doors and lets through what the table of allowed calls names. */
class DoorGuard extends OncePerRequestFilter {

    private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");

    private final Directory directory;
    private final Answers answers;

    DoorGuard(Directory directory, Answers answers) {
        this.directory = directory;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = directory.person(String.valueOf(request.getRemoteUser()));
        if (person.filter(it -> lets(it, request)).isPresent()) chain.doFilter(request, response);
        else answers.refuse(request, response, HttpStatus.FORBIDDEN, "Your role does not open this door");
    }

    private static boolean lets(Person person, HttpServletRequest request) {
        var looks = LOOKING.contains(request.getMethod()) && Roles.READERS.contains(person.role());
        return looks
                || AllowedCalls.let(
                        person, request.getMethod(), Path.of(request).inside());
    }
}
