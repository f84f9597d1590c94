package io.symbolon.system.fault;

import static org.awaitility.Awaitility.await;

import io.symbolon.common.event.CloudEvent;
import io.symbolon.config.Service;
import io.symbolon.system.FaultProxy;
import io.symbolon.system.Postgres;
import io.symbolon.system.Server;
import io.symbolon.system.Setup;
import io.symbolon.system.Symbolon;
import io.symbolon.system.broker.Artemis;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Auth on H2, user on PostgreSQL, and email: what a registration needs. Auth and user can be made to die, their clocks
 * can be wrong, and what lies between user and its database can break. Not thread-safe.
 */
final class FragilePlatform implements AutoCloseable {
    private final Postgres postgres = new Postgres();
    private final FaultProxy network = FaultProxy.to(postgres.port());
    private final Map<Service, WrongClock> clocks =
            Map.of(Service.AUTH, new WrongClock(), Service.USER, new WrongClock());
    private final Crashes crashes;
    private final Symbolon symbolon;
    private final Optional<Artemis> artemis;

    FragilePlatform(String name, Broker broker) {
        Setup setup = Setup.named(name)
                .with(Service.USER, "DB_URL", postgres.urlBy(network.port()))
                .with(Service.USER, "DB_USER", Postgres.USER)
                .with(Service.USER, "DB_SOCKET_TIMEOUT", "5");
        clocks.forEach((service, clock) -> clock.in(setup, service));
        crashes = Crashes.in(setup, Service.AUTH, Service.USER);
        if (broker == Broker.ARTEMIS) {
            List.of(Service.values()).forEach(service -> setup.with(service, "MESSAGING_KIND", "artemis"));
        }
        symbolon = setup.prepare();
        artemis = broker == Broker.ARTEMIS ? Optional.of(new Artemis(symbolon)) : Optional.empty();
        artemis.ifPresent(Artemis::start);
        start(symbolon.auth(), symbolon.user(), symbolon.email());
    }

    /** So that starts after kills take less. */
    void keepWorkareas() {
        List<Server> mortals = List.of(symbolon.auth(), symbolon.user());
        mortals.forEach(server -> server.process().terminate());
        mortals.forEach(server -> server.process().stop());
        mortals.forEach(server -> server.process().keepWorkarea());
        start(symbolon.auth(), symbolon.user());
    }

    Symbolon symbolon() {
        return symbolon;
    }

    /** The database of user-war. */
    Postgres postgres() {
        return postgres;
    }

    /** What lies between user-war and its database. */
    FaultProxy network() {
        return network;
    }

    /** The clock of auth or of user. */
    WrongClock clock(Service service) {
        return clocks.get(service);
    }

    /** All at once, and waits for them. */
    void start(Server... servers) {
        List.of(servers).forEach(server -> server.process().launch());
        List.of(servers).forEach(Server::awaitReady);
    }

    /** Does what leads a server to the point, where it dies. */
    void dieAt(Service service, CrashPoint point, Cause cause) {
        crashes.arm(service, point);
        cause.add();
        crashes.awaitDeath(symbolon, service, point);
    }

    /** Asks what auth may die of before it has answered. */
    void askAuth(Runnable request) {
        try {
            request.run();
        } catch (UncheckedIOException noAnswer) {
            await("auth, who gave no answer, is dead")
                    .until(() -> !symbolon.auth().process().isAlive());
        }
    }

    /** The types of what waits in auth's outbox for user, while auth is down: H2 lets one process in. */
    List<String> lettersLeft() {
        List<String> types = new ArrayList<>();
        try (Connection database = authDatabase();
                PreparedStatement query =
                        database.prepareStatement("select payload from outbox where destination = 'user.from-auth'");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                types.add(CloudEvent.parse(rows.getString(1)).orElseThrow().name());
            }
            return types;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a letter for user into auth's outbox that auth would never write, while auth is down. */
    void poison(String eventId, String text) {
        try (Connection database = authDatabase();
                PreparedStatement insert = database.prepareStatement("""
                        insert into outbox (event_id, destination, payload, created_at, due_at)
                        values (?, 'user.from-auth', ?, current_timestamp, current_timestamp)""")) {
            insert.setString(1, eventId);
            insert.setString(2, text);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection authDatabase() throws SQLException {
        String file = symbolon.data(Service.AUTH).resolve("db").toString();
        return DriverManager.getConnection(
                "jdbc:h2:file:" + file + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;TIME ZONE=UTC",
                "symbolon",
                symbolon.secret("AUTH_DB_PASSWORD"));
    }

    @Override
    public void close() {
        symbolon.close();
        artemis.ifPresent(Artemis::close);
        network.close();
        postgres.close();
    }
}
