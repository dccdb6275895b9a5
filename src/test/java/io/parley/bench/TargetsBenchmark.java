package io.parley.bench;

import static io.parley.bench.Rounds.ASSIGNED;
import static io.parley.bench.Rounds.FIRST;
import static io.parley.bench.Rounds.OPEN;
import static io.parley.bench.Rounds.REOPENING;
import static io.parley.bench.Rounds.REPLY;

import io.parley.database.PostgresServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What Parley has promised to be, on PostgreSQL with fsync, beside a floor and a straightforward application on several
 * engines in alternating rounds of one run: {@code mvn -Pbenchmark test -Dtest=TargetsBenchmark}.
 */
@ExtendWith(TargetTable.OfTheRun.class)
class TargetsBenchmark {

    @Test
    void targets(TargetTable targets) throws Exception {
        try (var server = PostgresServer.start("shared_buffers = 512MB");
                var rounds = new Rounds()) {
            for (var name : List.of("parley", "floor", "straightforward")) server.create(name);
            try (var parley = new WithParley(server.url("parley"), "parley");
                    var floor = new PlainTables(server.url("floor"), termsOfAMessage(server, parley));
                    var straightforward = new StraightforwardCamunda(server.url("straightforward"))) {
                var http = parley.overHttp();
                var columns = new LinkedHashMap<String, Contender>();
                columns.put("floor", floor);
                columns.put("Parley", parley);
                columns.put("by webhook", http);
                columns.put("straightforward Camunda", straightforward);
                var peers = peers(server);
                columns.putAll(peers);

                rounds.play(new ArrayList<>(columns.values()), server::lookAround);

                rounds.print(columns);
                targets.atLeast("open, to the floor", 0.90, rounds.rate(parley, OPEN) / rounds.rate(floor, OPEN));
                targets.atLeast(
                        "assigned, to the floor", 0.90, rounds.rate(parley, ASSIGNED) / rounds.rate(floor, ASSIGNED));
                targets.atLeast("first, to the floor", 0.40, rounds.rate(parley, FIRST) / rounds.rate(floor, FIRST));
                targets.atLeast(
                        "reopening, to the floor",
                        0.20,
                        rounds.rate(parley, REOPENING) / rounds.rate(floor, REOPENING));
                targets.atLeast("reply, to the floor", 0.17, rounds.rate(parley, REPLY) / rounds.rate(floor, REPLY));
                targets.atLeast(
                        "mixed load, to the straightforward application",
                        3.5,
                        rounds.mixed(parley) / rounds.mixed(straightforward));
                targets.atLeast(
                        "assigned, to the straightforward application",
                        8,
                        rounds.rate(parley, ASSIGNED) / rounds.rate(straightforward, ASSIGNED));
                targets.atLeast(
                        "mixed load by signed webhook, to the same in process",
                        0.7,
                        rounds.mixed(http) / rounds.mixed(parley));
                peers.values().forEach(Contender::close);
            }
        }
    }

    private static Map<String, Contender> peers(PostgresServer server) {
        var peers = new LinkedHashMap<String, Contender>();
        for (var peer : Peer.all()) {
            var database = peer.name().toLowerCase(Locale.ROOT);
            server.create(database);
            peers.put("the same on " + peer.name(), peer.on(server.url(database)));
        }
        return peers;
    }

    private static int termsOfAMessage(PostgresServer server, Contender parley) {
        parley.customerWrites("4917000000001");
        parley.customerWrites("4917000000001");
        return JdbcClient.create(new DriverManagerDataSource(server.url("parley"), "parley", "parley"))
                .sql("select count(*) from message_term where seq = (select max(seq) from message)")
                .query(Integer.class)
                .single();
    }
}
