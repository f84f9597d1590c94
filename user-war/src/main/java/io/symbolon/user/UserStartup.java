package io.symbolon.user;

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

    /** For the container. */
    public UserStartup() {
        this(null, null, null);
    }

    /** What depends on settings comes lazily: a missing one is to be named by the check, not by a failed injection. */
    @Inject
    public UserStartup(Config config, DataSource database, Instance<EventFlow> events) {
        this.config = config;
        this.database = database;
        this.events = events;
    }

    @PostConstruct
    void start() {
        StartupCheck.of(config)
                .secret("internal.service.token")
                .secret("broker.password")
                .serviceToken()
                .required("services.auth.url")
                .required("email.service.url")
                .database(database)
                .orStop();
        Schema.migrate(database, UserStartup.class.getClassLoader());
        events.get().start();
    }

    @PreDestroy
    void stop() {
        events.get().stop();
    }
}
