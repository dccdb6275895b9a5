package io.parley.operation;

import io.parley.conversation.ConversationKey;
import io.parley.conversation.LogMark;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Twelve hexadecimal digits of a keyed hash, in the logs' field {@code conversation}: enough to follow one, not to know it. */
@Component
class HashedMark implements LogMark {

    static final String FIELD = "conversation";
    private static final String HASH = "HmacSHA256";
    private static final int BYTES = 6;

    /** Never used itself: to copy it costs less than to find the algorithm for every message. */
    private final Mac peppered;

    /** @param pepper the same on every node; blank: one of this process' own, so that marks change with every start */
    HashedMark(@Value("${parley.operation.log-pepper:}") String pepper) {
        var grains = pepper.isBlank() ? random() : pepper.getBytes(StandardCharsets.UTF_8);
        this.peppered = peppered(grains);
    }

    @Override
    public <T> T during(ConversationKey key, Supplier<T> work) {
        var before = mark(key.toString());
        try {
            return work.get();
        } finally {
            restore(before);
        }
    }

    @Override
    public void untilDone(ConversationKey key) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) return;
        var before = mark(key.toString());
        if (TransactionSynchronizationManager.getSynchronizations().stream().noneMatch(Undo.class::isInstance))
            TransactionSynchronizationManager.registerSynchronization(new Undo(before));
    }

    /** Once a transaction, however many conversations it works on. */
    private record Undo(@Nullable String before) implements TransactionSynchronization {

        @Override
        public void afterCompletion(int status) {
            restore(before);
        }
    }

    /** @return what stood there before */
    @Nullable
    String mark(String key) {
        var before = MDC.get(FIELD);
        MDC.put(FIELD, of(key));
        return before;
    }

    static void restore(@Nullable String before) {
        if (before == null) MDC.remove(FIELD);
        else MDC.put(FIELD, before);
    }

    String of(String key) {
        try {
            var hash = (Mac) peppered.clone();
            return HexFormat.of().formatHex(hash.doFinal(key.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("Java's own " + HASH + " can be copied", impossible);
        }
    }

    private static Mac peppered(byte[] grains) {
        try {
            var hash = Mac.getInstance(HASH);
            hash.init(new SecretKeySpec(grains, HASH));
            return hash;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + HASH, impossible);
        }
    }

    private static byte[] random() {
        var grains = new byte[32];
        new SecureRandom().nextBytes(grains);
        return grains;
    }
}
