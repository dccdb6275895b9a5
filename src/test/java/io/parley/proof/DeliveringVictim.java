package io.parley.proof;

import io.parley.Parley;
import io.parley.conversation.Content;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Directory;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Reply;
import io.parley.lifecycle.Agreement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The shipped application in a process of its own, which replies, and has the replies delivered to the Graph API at its
 * first argument, until it is killed: it says a reply's id once it is stored. With a second argument it only delivers
 * what is left, and ends.
 */
final class DeliveringVictim {

    private static final int CUSTOMERS = 12;
    private static final String NUMBER = "100000000000001";

    private DeliveringVictim() {}

    public static void main(String[] arguments) throws InterruptedException {
        var parley = new SpringApplicationBuilder(Parley.class, Agreement.class)
                .properties("spring.main.banner-mode=off")
                .run(
                        "--server.port=0",
                        "--logging.level.root=ERROR",
                        "--parley.demo.conversations=false",
                        "--parley.whatsapp.api-base-url=" + arguments[0],
                        "--camunda.bpm.job-execution.wait-time-in-millis=100",
                        "--camunda.bpm.job-execution.max-wait=200");
        parley.getBean(Agreement.class).holds();
        System.out.println("AGREES");
        if (arguments.length > 1) deliverTheRest(parley);
        else work(parley);
    }

    private static void work(ConfigurableApplicationContext parley) {
        var conversations = parley.getBean(Conversations.class);
        var asha = parley.getBean(Directory.class).person("asha").orElseThrow();
        while (true) {
            var customer = "49171" + ThreadLocalRandom.current().nextInt(CUSTOMERS);
            var key = new ConversationKey(new PhoneNumberId(NUMBER), customer);
            conversations.receive(new InboundMessage(
                    key, UUID.randomUUID().toString(), null, Content.text("…"), Instant.now(), null, true));
            var reply = new Reply(UUID.randomUUID().toString(), "…");
            conversations.reply(asha, key, reply);
            System.out.println(reply.id());
            System.out.flush();
        }
    }

    /** Jobs that the killed process had locked come back after five minutes, and nobody waits for these here. */
    private static void deliverTheRest(ConfigurableApplicationContext parley) throws InterruptedException {
        var runs = parley.getBean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processDefinitionKey("delivery");
        for (var minutes = 0; runs.count() > 0; minutes++) {
            ClockUtil.offset(Duration.ofMinutes(minutes).toMillis());
            Thread.sleep(300);
        }
        System.out.println("DELIVERED");
        parley.close();
    }
}
