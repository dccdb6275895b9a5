package io.parley.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.parley.conversation.Warned;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * How many wrong guesses each address still has: a bucket that fills again steadily. Whoever owns an IPv6
 * address owns the 2^64 beside it, so they share one.
 */
final class WrongGuesses implements Warned {

    private static final int MOST_ADDRESSES = 100_000;
    private static final int BYTES_OF_A_NETWORK = 8;

    private final Cache<String, Bucket> buckets;
    private final Bandwidth limit;

    /**
     * @param most how many in a row
     * @param within how long until all of them are forgotten
     */
    WrongGuesses(int most, Duration within) {
        this.limit =
                Bandwidth.builder().capacity(most).refillGreedy(most, within).build();
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(within)
                .maximumSize(MOST_ADDRESSES)
                .build();
    }

    void count(String address) {
        heard(network(address));
    }

    @Override
    public void heard(String network) {
        buckets.get(network, it -> Bucket.builder().addLimit(limit).build()).tryConsume(1);
    }

    /** How long to wait before the next guess; zero where nobody has to. */
    Duration delay(String address) {
        var bucket = buckets.getIfPresent(network(address));
        return bucket == null
                ? Duration.ZERO
                : Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    /** By which nodes tell each other of an address. */
    static String network(String address) {
        try {
            var parsed = InetAddress.getByName(address);
            if (!(parsed instanceof Inet6Address)) return address;
            return HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), BYTES_OF_A_NETWORK));
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }
}
