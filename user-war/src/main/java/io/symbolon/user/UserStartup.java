package io.symbolon.user;

import io.symbolon.common.event.Dispatcher;
import io.symbolon.common.event.InboxRetries;
import io.symbolon.common.event.Schema;
import io.symbolon.common.startup.StartupCheck;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
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
    private final Dispatcher dispatcher;
    private final InboxRetries retries;

    /** For the container. */
    public UserStartup() {
        this(null, null, null, null);
    }

    @Inject
    public UserStartup(Config config, DataSource database, Dispatcher dispatcher, InboxRetries retries) {
        this.config = config;
        this.database = database;
        this.dispatcher = dispatcher;
        this.retries = retries;
    }

    @PostConstruct
    void start() {
        StartupCheck.of(config)
                .secret("internal.service.token")
                .secret("broker.password")
                .required("services.auth.url")
                .required("email.service.url")
                .database(database)
                .orStop();
        Schema.migrate(database, UserStartup.class.getClassLoader());
        dispatcher.start();
        retries.start();
    }

    @PreDestroy
    void stop() {
        dispatcher.stop();
        retries.stop();
    }
}
