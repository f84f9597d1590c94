package io.symbolon.email;

import io.symbolon.common.database.Schema;
import io.symbolon.common.event.EventFlow;
import io.symbolon.common.startup.StartupCheck;
import io.symbolon.email.queue.Queue;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;

/** Before the first request: may this server run at all, is its database up to date? Then mails and events flow. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class EmailStartup {
    private final Config config;
    private final DataSource database;
    private final Provider<Queue> queue;
    private final Provider<EventFlow> events;

    public EmailStartup() { // EJB proxy
        this(null, null, null, null);
    }

    /** Queue and events are put together only after the checks, which name what is missing more plainly. */
    @Inject
    public EmailStartup(Config config, DataSource database, Provider<Queue> queue, Provider<EventFlow> events) {
        this.config = config;
        this.database = database;
        this.queue = queue;
        this.events = events;
    }

    @PostConstruct
    void start() {
        StartupCheck.of(config)
                .secret("email.content.key")
                .secret("broker.password")
                .serviceToken()
                .confidential("services.auth.url")
                .requiredInProduction("smtp.host")
                .requiredInProduction("mail.from")
                .database(database)
                .orStop();
        Schema.migrate(database, EmailStartup.class.getClassLoader());
        queue.get().start();
        events.get().start();
    }

    @PreDestroy
    void stop() {
        queue.get().stop();
        events.get().stop();
    }
}
