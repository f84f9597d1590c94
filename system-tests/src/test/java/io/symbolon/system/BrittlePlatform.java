package io.symbolon.system;

import static org.awaitility.Awaitility.await;

import io.symbolon.config.Service;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/**
 * The platform on one PostgreSQL, a database for each service, where the network from user to auth and to property can
 * break. Of a service there can be a second server. Not thread-safe; whoever breaks something mends it.
 */
public final class BrittlePlatform implements AutoCloseable {
    /** Refusals of one network a minute, at property's internal door, before it is told to wait. */
    public static final int INTERNAL_FAILURES = 20;

    /** user-service's look-up of properties, as MicroProfile Fault Tolerance names it. */
    private static final String LOOKUP = "IO_SYMBOLON_USER_AUTHENTICATION_PROPERTYLOOKUP_OF_";

    /** Milliseconds that a login waits for its properties: enough on a machine that others use too. */
    private static final String PATIENCE = "1000";

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

    /** All servers but a second one, ready; after two failures the breaker of logins opens. */
    public static BrittlePlatform start(String name) {
        return start(Setup.named(name)
                .with(Service.USER, LOOKUP + "CIRCUITBREAKER_REQUESTVOLUMETHRESHOLD", "2")
                .with(Service.USER, LOOKUP + "TIMEOUT_VALUE", PATIENCE)
                .with(Service.USER, "PROPERTY_SERVICE_MP_REST_CONNECTTIMEOUT", PATIENCE)
                .with(Service.USER, "PROPERTY_SERVICE_MP_REST_READTIMEOUT", PATIENCE));
    }

    /** With other settings. */
    public static BrittlePlatform start(Setup setup) {
        BrittlePlatform platform = new BrittlePlatform(setup);
        try {
            platform.symbolon.start();
            return platform;
        } catch (RuntimeException | Error failure) {
            try (platform) { // what fails in closing it is suppressed
                throw failure;
            }
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

    /** Until property answers across that network, as user calls it. */
    public void awaitProperty() {
        Call call = symbolon.property()
                .at(URI.create("https://localhost:" + toProperty.port()))
                .get("/api/internal/properties/users/" + UUID.randomUUID())
                .bearer(symbolon.serviceToken(Service.USER, Service.PROPERTY))
                .header("X-Internal-Token", internalToken);
        await("property")
                .ignoreException(UncheckedIOException.class)
                .until(() -> call.send().status() == 200);
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

    /** Another server of a service, in place, not started: the same database, and beside its port all settings alike. */
    public Server another(Service service) {
        return setup.another(service, symbolon);
    }

    /** All at once, and waits for them. */
    public void start(Server... servers) {
        List.of(servers).forEach(server -> server.process().launch());
        List.of(servers).forEach(Server::awaitReady);
    }

    /** Stops what still runs. */
    @Override
    public void close() {
        try (postgres;
                toProperty;
                toAuth) {
            symbolon.close();
        }
    }
}
