package io.parley.proof;

import io.parley.Parley;
import io.parley.conversation.Content;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Directory;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Refusal;
import io.parley.conversation.Reply;
import io.parley.conversation.Unknown;
import io.parley.lifecycle.Agreement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The shipped application in a process of its own, which works until it is killed: it says an id on its standard output
 * only when that message or reply has been taken in for good. With the argument {@code 48h} it lets that time pass
 * instead, says that all clocks ran out, and ends; with {@code steps} its clock jumps while it works. Arguments that begin
 * with two hyphens are settings.
 */
final class Victim {

    private static final int CUSTOMERS = 30;
    private static final int WORKERS = 2;

    private final ConfigurableApplicationContext parley;
    private final Conversations conversations;

    private Victim(ConfigurableApplicationContext parley) {
        this.parley = parley;
        this.conversations = parley.getBean(Conversations.class);
    }

    public static void main(String[] arguments) {
        var settings = Stream.of(arguments).filter(it -> it.startsWith("--"));
        var words = Stream.of(arguments).filter(it -> !it.startsWith("--")).toList();
        var parley = new SpringApplicationBuilder(Parley.class, Agreement.class)
                .properties("spring.main.banner-mode=off")
                .run(Stream.concat(Stream.of("--server.port=0", "--logging.level.root=OFF"), settings)
                        .toArray(String[]::new));
        parley.getBean(Agreement.class).holds();
        say(OwnProcess.READY);
        var victim = new Victim(parley);
        if (words.contains("48h")) victim.letTimePass();
        else victim.work();
        if (words.contains("steps")) victim.stepTheClock();
    }

    /** Up to a minute forward or back, as a clock that is set by hand. */
    private void stepTheClock() {
        while (true) {
            ClockUtil.offset(ThreadLocalRandom.current().nextLong(-60_000, 60_000));
            LockSupport.parkNanos(50_000_000);
        }
    }

    private void work() {
        for (var worker = 0; worker < WORKERS; worker++) new Thread(this::workForEver).start();
    }

    private void workForEver() {
        while (true) {
            var customer = ThreadLocalRandom.current().nextInt(CUSTOMERS);
            var key = new ConversationKey(new PhoneNumberId("100000000000001"), "49170" + customer);
            try {
                if (ThreadLocalRandom.current().nextInt(3) > 0) customerWrites(key);
                else ashaReplies(key);
            } catch (RuntimeException failure) {
                // The database may be away: nothing was promised.
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    private void customerWrites(ConversationKey key) {
        var id = UUID.randomUUID().toString();
        conversations.receive(new InboundMessage(key, id, null, Content.text("…"), Instant.now(), null, true));
        say(id);
    }

    private void ashaReplies(ConversationKey key) {
        var asha = parley.getBean(Directory.class).person("asha").orElseThrow();
        var reply = new Reply(UUID.randomUUID().toString(), "…");
        try {
            conversations.reply(asha, key, reply);
            say(reply.id());
            if (ThreadLocalRandom.current().nextInt(4) == 0) conversations.resolve(asha, key);
        } catch (Refusal | Unknown closed) {
            // Nothing was promised.
        }
    }

    private void letTimePass() {
        ClockUtil.offset(Duration.ofHours(48).plusMinutes(1).toMillis());
        var timers = parley.getBean(ManagementService.class).createJobQuery().timers();
        while (timers.executable().count() > 0) Thread.onSpinWait();
        parley.getBean(Agreement.class).holds();
        say("CLOCKS RAN OUT");
        parley.close();
    }

    private static void say(String word) {
        System.out.println(word);
        System.out.flush();
    }
}
