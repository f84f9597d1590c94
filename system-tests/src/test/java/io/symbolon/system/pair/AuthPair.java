package io.symbolon.system.pair;

import io.symbolon.config.Service;
import io.symbolon.system.Postgres;
import io.symbolon.system.Server;
import io.symbolon.system.Setup;
import io.symbolon.system.Symbolon;
import java.util.List;

/** Two auth servers with the same secrets on one PostgreSQL, begun at the same moment on an empty database. */
final class AuthPair implements AutoCloseable {
    private static final List<String> SHARED = List.of(
            "ADMIN_EMAIL",
            "ADMIN_PASSWORD",
            "AUTH_KEY_ENCRYPTION_KEY",
            "AUTH_SERVICE_TOKEN_PEPPER",
            "AUTH_REFRESH_TOKEN_KEY",
            "AUTH_AUDIT_KEY",
            "USER_SERVICE_TOKEN",
            "PROPERTY_SERVICE_TOKEN",
            "EMAIL_SERVICE_TOKEN");

    private final Postgres database = new Postgres();
    private final Symbolon one;
    private final Symbolon other;

    AuthPair() {
        one = setup("one").prepare();
        Setup second = setup("other")
                .with(Service.AUTH, "AUTH_ISSUER", one.auth().url().toString());
        SHARED.forEach(name -> second.with(Service.AUTH, name, one.secret(name)));
        other = second.prepare();
        launch();
        servers().forEach(Server::awaitReady);
    }

    /** Starts both without waiting. */
    void launch() {
        servers().forEach(server -> server.process().launch());
    }

    /** A delay that is seen, however slow the machine. */
    private Setup setup(String name) {
        return Setup.named("pair-" + name)
                .with(Service.AUTH, "DB_URL", database.url())
                .with(Service.AUTH, "DB_USER", Postgres.USER)
                .with(Service.AUTH, "AUTH_GUESSING_DELAY", "PT10M");
    }

    /** The platform of the first, whose issuer is that of both. */
    Symbolon one() {
        return one;
    }

    /** The database of both. */
    Postgres database() {
        return database;
    }

    /** Both. */
    List<Server> servers() {
        return List.of(one.auth(), other.auth());
    }

    /** The first or the second, by turns. */
    Server server(int turn) {
        return servers().get(turn % 2);
    }

    @Override
    public void close() {
        one.close();
        other.close();
        database.close();
    }
}
