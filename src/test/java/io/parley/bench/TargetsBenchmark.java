package io.parley.bench;

import static io.parley.bench.Rounds.ASSIGNED;
import static io.parley.bench.Rounds.FIRST;
import static io.parley.bench.Rounds.OPEN;
import static io.parley.bench.Rounds.REOPENING;
import static io.parley.bench.Rounds.REPLY;

import io.parley.database.PostgresServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What Parley has promised to be, on PostgreSQL with fsync: beside a floor, beside itself by webhook, and beside a
 * straightforward application, in alternating rounds of one run, pair by pair: {@code mvn -Pbenchmark test
 * -Dtest=TargetsBenchmark}, or one pair of it: {@code -Dtest=TargetsBenchmark#besideAFloor}. Who is not played yet has not
 * been started, for in one process everybody's code is compiled for all who have used it so far.
 */
@ExtendWith(TargetTable.OfTheRun.class)
class TargetsBenchmark {

    @Test
    void besideAFloor(TargetTable targets) throws Exception {
        onItsOwn(TargetsBenchmark::toTheFloor, targets);
    }

    @Test
    void byWebhookBesideItself(TargetTable targets) throws Exception {
        onItsOwn(TargetsBenchmark::byWebhook, targets);
    }

    @Test
    void besideAStraightforwardApplication(TargetTable targets) throws Exception {
        onItsOwn(TargetsBenchmark::toTheStraightforward, targets);
    }

    private interface Pair {

        void play(WithParley parley, PostgresServer server, Rounds rounds, TargetTable targets) throws Exception;
    }

    /** Parley is as new as whomever it is compared with. */
    private static void onItsOwn(Pair pair, TargetTable targets) throws Exception {
        try (var server = PostgresServer.start("shared_buffers = 512MB");
                var rounds = new Rounds()) {
            for (var name : List.of("parley", "floor", "straightforward")) server.create(name);
            try (var parley = new WithParley(server.url("parley"), "parley")) {
                pair.play(parley, server, rounds, targets);
            }
        }
    }

    private static void toTheFloor(WithParley parley, PostgresServer server, Rounds rounds, TargetTable targets)
            throws Exception {
        parley.customerWrites("4917000000001");
        var termsOfFirst = termsOfTheLastMessage(server);
        parley.customerWrites("4917000000001");
        try (var floor = new PlainTables(server.url("floor"), termsOfFirst, termsOfTheLastMessage(server))) {
            var rates = play(rounds, server, columns("floor", floor, "Parley", parley));
            targets.atLeast("open, to the floor", 0.90, rates.ratio(OPEN, parley, floor));
            targets.atLeast("assigned, to the floor", 0.90, rates.ratio(ASSIGNED, parley, floor));
            targets.atLeast("first, to the floor", 0.40, rates.ratio(FIRST, parley, floor));
            targets.atLeast("reopening, to the floor", 0.20, rates.ratio(REOPENING, parley, floor));
            targets.atLeast("reply, to the floor", 0.17, rates.ratio(REPLY, parley, floor));
        }
    }

    private static void byWebhook(WithParley parley, PostgresServer server, Rounds rounds, TargetTable targets)
            throws InterruptedException {
        var http = parley.overHttp();
        var rates = play(rounds, server, columns("Parley", parley, "by webhook", http));
        targets.atLeast("mixed load by signed webhook, to the same in process", 0.7, rates.mixedRatio(http, parley));
    }

    private static void toTheStraightforward(
            WithParley parley, PostgresServer server, Rounds rounds, TargetTable targets) throws Exception {
        try (var straightforward = new StraightforwardCamunda(server.url("straightforward"))) {
            var rates = play(rounds, server, columns("Parley", parley, "straightforward Camunda", straightforward));
            targets.atLeast(
                    "mixed load, to the straightforward application", 3.5, rates.mixedRatio(parley, straightforward));
            targets.atLeast(
                    "assigned, to the straightforward application", 8, rates.ratio(ASSIGNED, parley, straightforward));
            besideItsPeers(straightforward, server, rounds);
        }
    }

    /** The straightforward application on Camunda and on other engines. */
    private static void besideItsPeers(Contender straightforward, PostgresServer server, Rounds rounds)
            throws Exception {
        var peers = new LinkedHashMap<String, Contender>();
        for (var peer : Peer.all()) {
            var database = peer.name().toLowerCase(Locale.ROOT);
            server.create(database);
            peers.put("the same on " + peer.name(), peer.on(server.url(database)));
        }
        var all = new LinkedHashMap<String, Contender>(Map.of("straightforward Camunda", straightforward));
        all.putAll(peers);
        play(rounds, server, all);
        peers.values().forEach(Contender::close);
    }

    private static Map<String, Contender> columns(String left, Contender one, String right, Contender other) {
        var columns = new LinkedHashMap<String, Contender>();
        columns.put(left, one);
        columns.put(right, other);
        return columns;
    }

    private static Rates play(Rounds rounds, PostgresServer server, Map<String, Contender> columns)
            throws InterruptedException {
        var rates = rounds.play(List.copyOf(columns.values()), server::lookAround);
        rates.print(columns);
        return rates;
    }

    private static int termsOfTheLastMessage(PostgresServer server) {
        return JdbcClient.create(new DriverManagerDataSource(server.url("parley"), "parley", "parley"))
                .sql("select count(*) from message_term where seq = (select max(seq) from message)")
                .query(Integer.class)
                .single();
    }
}
