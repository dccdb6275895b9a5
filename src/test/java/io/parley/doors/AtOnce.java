package io.parley.doors;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

/** Calls from as many threads, begun at the same moment. */
final class AtOnce {

    private AtOnce() {}

    @FunctionalInterface
    interface Call {
        HttpResponse<String> answer();
    }

    static List<HttpResponse<String>> times(int times, Call call) throws Exception {
        return all(Collections.nCopies(times, call).toArray(Call[]::new));
    }

    static List<HttpResponse<String>> all(Call... calls) throws Exception {
        var barrier = new CyclicBarrier(calls.length);
        var threads = Executors.newFixedThreadPool(calls.length);
        try {
            var begun = List.of(calls).stream()
                    .map(call -> threads.submit(() -> {
                        barrier.await();
                        return call.answer();
                    }))
                    .toList();
            var answers = new ArrayList<HttpResponse<String>>();
            for (var answer : begun) answers.add(answer.get());
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
