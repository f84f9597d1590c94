package io.symbolon.property;

import io.symbolon.common.database.Schema;
import io.symbolon.common.event.EventFlow;
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

/** Before the first request: may this server run at all, is its database up to date? Then events flow until the end. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class PropertyStartup {
    private final Config config;
    private final DataSource database;
    private final Instance<EventFlow> events;

    public PropertyStartup() { // EJB proxy
        this(null, null, null);
    }

    /** @param events put together only after the checks, which name what is missing more plainly */
    @Inject
    public PropertyStartup(Config config, DataSource database, Instance<EventFlow> events) {
        this.config = config;
        this.database = database;
        this.events = events;
    }

    @PostConstruct
    void start() {
        StartupCheck.of(config).database(database).orStop();
        Schema.migrate(database, PropertyStartup.class.getClassLoader());
        events.get().start();
    }

    @PreDestroy
    void stop() {
        events.get().stop();
    }
}
