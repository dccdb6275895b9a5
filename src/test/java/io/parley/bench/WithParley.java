package io.parley.bench;

import io.parley.Parley;
import io.parley.conversation.Content;
import io.parley.conversation.ConversationKey;
import io.parley.conversation.Conversations;
import io.parley.conversation.Directory;
import io.parley.conversation.InboundMessage;
import io.parley.conversation.Person;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.Reply;
import io.parley.doors.Webhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The shipped application through its counter: rules, transcript, history, read model and all. */
final class WithParley implements Contender {

    private static final PhoneNumberId NUMBER = new PhoneNumberId("100000000000001");

    private final ConfigurableApplicationContext parley;
    private final Conversations conversations;
    private final Person asha;

    WithParley(String url) {
        this(url, "");
    }

    /** @param more what is put into the application besides */
    WithParley(String url, String password, Class<?>... more) {
        this.parley = new SpringApplicationBuilder(Parley.class)
                .sources(more)
                .run(
                        "--server.port=0",
                        "--logging.level.root=ERROR",
                        "--parley.demo.conversations=false",
                        // Nothing is delivered: neither does anything it is compared with.
                        "--parley.sandbox.access-token=",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--spring.datasource.password=" + password,
                        "--spring.datasource.url=" + url);
        this.conversations = parley.getBean(Conversations.class);
        this.asha = parley.getBean(Directory.class).person("asha").orElseThrow();
    }

    @Override
    public void customerWrites(String customer) {
        var id = UUID.randomUUID().toString();
        conversations.receive(new InboundMessage(
                key(customer), id, "Mina Park", Content.text("Where is my order?"), Instant.now(), null, true));
    }

    @Override
    public void firstReply(String customer) {
        conversations.reply(asha, key(customer), new Reply(UUID.randomUUID().toString(), "On its way."));
    }

    @Override
    public void resolve(String customer) {
        conversations.resolve(asha, key(customer));
    }

    private static ConversationKey key(String customer) {
        return new ConversationKey(NUMBER, customer);
    }

    /** The same again with its customers' messages as signed deliveries to the webhook. */
    Contender overHttp() {
        return new OverHttp(this, parley.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @Override
    public void close() {
        parley.close();
    }

    private static final class OverHttp implements Contender {

        private static final String SECRET = "demo-app-secret";

        private final WithParley inside;
        private final Queue<Wire> wires = new ConcurrentLinkedQueue<>();
        private final ThreadLocal<Wire> wire;

        private OverHttp(WithParley inside, int port) {
            this.inside = inside;
            this.wire = ThreadLocal.withInitial(() -> open(port));
        }

        private Wire open(int port) {
            try {
                var opened = new Wire(port);
                wires.add(opened);
                return opened;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void customerWrites(String customer) {
            var delivery = Webhook.delivery(key(customer), UUID.randomUUID().toString(), "Where is my order?");
            try {
                var status = wire.get().post(SECRET, delivery);
                if (status != 200) throw new IllegalStateException("The webhook answered " + status);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void firstReply(String customer) {
            inside.firstReply(customer);
        }

        @Override
        public void resolve(String customer) {
            inside.resolve(customer);
        }

        @Override
        public void close() {
            for (var opened : wires) {
                try {
                    opened.close();
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            }
        }
    }
}
