package io.parley.directory;

import java.util.stream.Stream;
import org.springframework.test.context.ActiveProfiles;

/** Every endpoint that the sandbox adds, called by every role … */
@House
@ActiveProfiles({"test", "sandbox"})
class SandboxAccessTest extends EveryDoor {

    static Stream<Access> table() {
        return Access.table("access-sandbox.txt");
    }

    @Override
    Stream<Access> tables() {
        return Stream.concat(AccessTest.table(), table());
    }
}
