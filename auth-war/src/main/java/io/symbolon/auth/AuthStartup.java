package io.symbolon.auth;

import io.symbolon.auth.client.DeclaredClients;
import io.symbolon.common.database.Schema;
import io.symbolon.common.event.EventFlow;
import io.symbolon.common.startup.DeploymentMode;
import io.symbolon.common.startup.StartupCheck;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
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
    private static final List<String> ACCOUNTS = List.of(
            "auth.broker.password", "user.broker.password", "property.broker.password", "email.broker.password");

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
                .confidential("auth.issuer")
                .confidential("services.auth.url")
                .confidential("user.service.url")
                .confidential("email.service.url")
                .database(database);
        DeclaredClients.tokenSettings(name -> config.getOptionalValue(name, String.class))
                .forEach(check::secretIfPresent);
        Stream.of(Settings.KEY_ENCRYPTION_KEY, Settings.SERVICE_TOKEN_PEPPER)
                .forEach(name -> check.secretIfPresent(name + Settings.PREVIOUS));
        if (carriesTheBroker()) {
            ACCOUNTS.forEach(check::secret);
        }
        check.orStop();
        Schema.migrate(database, AuthStartup.class.getClassLoader());
        foundations.lay(check);
        events.get().start();
        upkeep.get().start();
    }

    /** Whose every account has a password, of a service that is not deployed too: without one it would be a guessable text. */
    private boolean carriesTheBroker() {
        return !DeploymentMode.of(config).isDevelopment()
                && config.getOptionalValue("messaging.kind", String.class)
                        .filter("embedded"::equals)
                        .isPresent();
    }

    @PreDestroy
    void stop() {
        upkeep.get().stop();
        events.get().stop();
    }
}
