package io.symbolon.system;

import io.symbolon.config.Service;
import java.util.List;

/**
 * The platform on one PostgreSQL, a database for each service, where the network from user to auth and to property can
 * break. Of property there can be a second server. Not thread-safe; whoever breaks something mends it.
 */
public final class BrittlePlatform implements AutoCloseable {
    /** Refusals of one network a minute, at property's internal door, before it is told to wait. */
    public static final int INTERNAL_FAILURES = 20;

    private final Postgres postgres = new Postgres();
    private final Setup setup;
    private final Symbolon symbolon;
    private final FaultProxy toAuth;
    private final FaultProxy toProperty;
    private volatile String internalToken;

    private BrittlePlatform(Setup setup) {
        this.setup = setup;
        for (Service service : Service.values()) {
            setup.with(service, "DB_URL", postgres.create(service.shortName()));
            setup.with(service, "DB_USER", Postgres.USER);
        }
        setup.with(Service.PROPERTY, "GUARD_INTERNAL_FAILURES", Integer.toString(INTERNAL_FAILURES));
        this.symbolon = setup.prepare();
        this.toAuth = FaultProxy.to(symbolon.auth().url().getPort());
        this.toProperty = FaultProxy.to(symbolon.property().url().getPort());
        this.internalToken = symbolon.secret("INTERNAL_SERVICE_TOKEN");
        Liberty user = symbolon.user().process();
        user.set("SERVICES_AUTH_URL", "https://localhost:" + toAuth.port());
        user.set("PROPERTY_SERVICE_URL", "https://localhost:" + toProperty.port());
    }

    /** All servers but the second of property, ready. */
    public static BrittlePlatform start(String name) {
        return start(Setup.named(name));
    }

    /** With more settings. */
    public static BrittlePlatform start(Setup setup) {
        BrittlePlatform platform = new BrittlePlatform(setup);
        try {
            platform.symbolon.start();
            return platform;
        } catch (RuntimeException | Error failure) {
            platform.close();
            throw failure;
        }
    }

    public Symbolon symbolon() {
        return symbolon;
    }

    /** Its databases bear the services' short names. */
    public Postgres postgres() {
        return postgres;
    }

    /** The network from user to auth. */
    public FaultProxy toAuth() {
        return toAuth;
    }

    /** The network from user to property. */
    public FaultProxy toProperty() {
        return toProperty;
    }

    /** The value of {@code X-Internal-Token} at present. */
    public String internalToken() {
        return internalToken;
    }

    /** From their next starts on, user and the first server of property use this value. */
    public void internalToken(String value) {
        internalToken = value;
        for (Server server : List.of(symbolon.user(), symbolon.property())) {
            server.process().set("INTERNAL_SERVICE_TOKEN", value);
        }
    }

    /** Another server of property, in place, not started: the same database, and beside its port all settings alike. */
    public Server anotherProperty() {
        return setup.another(Service.PROPERTY, symbolon);
    }

    /** All at once, and waits for them. */
    public void start(Server... servers) {
        List.of(servers).forEach(server -> server.process().launch());
        List.of(servers).forEach(Server::awaitReady);
    }

    /** Stops what still runs. */
    @Override
    public void close() {
        symbolon.close();
        toAuth.close();
        toProperty.close();
        postgres.close();
    }
}
