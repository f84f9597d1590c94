package io.symbolon.user;

import io.symbolon.common.database.Schema;
import io.symbolon.common.event.EventFlow;
import io.symbolon.common.startup.StartupCheck;
import io.symbolon.user.authentication.PropertyWarmUp;
import io.symbolon.user.profile.Rewrapping;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;

/** First of all refuses or migrates, then lets events flow: the container starts it before requests and messages come. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class UserStartup {
    private final Config config;
    private final DataSource database;
    private final Instance<EventFlow> events;
    private final Instance<Rewrapping> rewrapping;
    private final Instance<PropertyWarmUp> warmUp;

    /** For the container. */
    public UserStartup() {
        this(null, null, null, null, null);
    }

    /** What depends on settings comes lazily: a missing one is to be named by the check, not by a failed injection. */
    @Inject
    public UserStartup(
            Config config,
            DataSource database,
            Instance<EventFlow> events,
            Instance<Rewrapping> rewrapping,
            Instance<PropertyWarmUp> warmUp) {
        this.config = config;
        this.database = database;
        this.events = events;
        this.rewrapping = rewrapping;
        this.warmUp = warmUp;
    }

    @PostConstruct
    void start() {
        StartupCheck.of(config)
                .secret("internal.service.token")
                .secret("broker.password")
                .secret("user.profile.kek")
                .secretIfPresent("user.profile.kek.previous")
                .serviceToken()
                .confidential("services.auth.url")
                .confidential("email.service.url")
                .confidential("property.service.url")
                .database(database)
                .orStop();
        Schema.migrate(database, UserStartup.class.getClassLoader());
        demandKeys();
        rewrapping.get().start();
        events.get().start();
        warmUp.get().start();
    }

    /** Without the key they were sealed under, profiles are lost: better not to start than to answer so. */
    private void demandKeys() {
        if (rewrapping.get().lacksKey()) {
            StartupCheck.of(config)
                    .fault("user.profile.kek", "does not open the stored profiles")
                    .orStop();
        }
    }

    @PreDestroy
    void stop() {
        warmUp.get().stop();
        events.get().stop();
    }
}
