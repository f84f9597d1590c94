package io.symbolon.property;

import io.symbolon.common.event.Schema;
import io.symbolon.common.startup.StartupCheck;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;

/** Before the first request: may this server run at all, and is its database up to date? */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class PropertyStartup {
    private final Config config;
    private final DataSource database;

    public PropertyStartup() { // EJB proxy
        this(null, null);
    }

    @Inject
    public PropertyStartup(Config config, DataSource database) {
        this.config = config;
        this.database = database;
    }

    @PostConstruct
    void prepare() {
        StartupCheck.of(config).database(database).orStop();
        Schema.migrate(database, PropertyStartup.class.getClassLoader());
    }
}
