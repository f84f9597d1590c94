package io.symbolon.auth;

import io.symbolon.auth.client.DeclaredClients;
import io.symbolon.common.event.EventFlow;
import io.symbolon.common.event.Schema;
import io.symbolon.common.startup.StartupCheck;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;

/**
 * First of all refuses or migrates, then prepares what the service rests on, then lets events flow: the container starts it
 * before requests and messages come.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class AuthStartup {
    private final Config config;
    private final DataSource database;
    private final Foundations foundations;
    private final Instance<EventFlow> events;
    private final Instance<Upkeep> upkeep;

    /** For the container. */
    public AuthStartup() {
        this(null, null, null, null, null);
    }

    @Inject
    public AuthStartup(
            Config config,
            DataSource database,
            Foundations foundations,
            Instance<EventFlow> events,
            Instance<Upkeep> upkeep) {
        this.config = config;
        this.database = database;
        this.foundations = foundations;
        this.events = events;
        this.upkeep = upkeep;
    }

    @PostConstruct
    void start() {
        StartupCheck check = StartupCheck.of(config)
                .secret(Settings.KEY_ENCRYPTION_KEY)
                .secret(Settings.SERVICE_TOKEN_PEPPER)
                .secret(Settings.REFRESH_TOKEN_KEY)
                .secret(Settings.AUDIT_KEY)
                .secret("broker.password")
                .serviceToken()
                .required("auth.issuer")
                .database(database);
        DeclaredClients.platformTokens().forEach(name -> requireSecretIfPresent(check, name));
        Stream.of(Settings.KEY_ENCRYPTION_KEY, Settings.SERVICE_TOKEN_PEPPER)
                .forEach(name -> requireSecretIfPresent(check, name + Settings.PREVIOUS));
        check.orStop();
        Schema.migrate(database, AuthStartup.class.getClassLoader());
        foundations.lay(check);
        events.get().start();
        upkeep.get().start();
    }

    /** A service that is not deployed has no token, what is not being replaced no value before; if given, it must be good. */
    private void requireSecretIfPresent(StartupCheck check, String name) {
        config.getOptionalValue(name, String.class).ifPresent(token -> check.secret(name, Optional.of(token)));
    }

    @PreDestroy
    void stop() {
        upkeep.get().stop();
        events.get().stop();
    }
}
