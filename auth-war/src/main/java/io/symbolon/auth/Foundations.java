package io.symbolon.auth;

import io.symbolon.auth.administration.FirstAdministrator;
import io.symbolon.auth.client.ClientSeed;
import io.symbolon.auth.keys.FirstKey;
import io.symbolon.auth.keys.KeyLifecycle;
import io.symbolon.auth.keys.KeyRing;
import io.symbolon.common.startup.StartupCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** What a migrated database needs before this service can answer: a signing key, the declared services, an administrator. */
@ApplicationScoped
class Foundations {
    private final Config config;
    private final Settings settings;
    private final FirstKey firstKey;
    private final KeyLifecycle lifecycle;
    private final KeyRing keys;
    private final ClientSeed clients;
    private final FirstAdministrator administrator;

    Foundations() { // CDI proxy
        this(null, null, null, null, null, null, null);
    }

    @Inject
    Foundations(
            Config config,
            Settings settings,
            FirstKey firstKey,
            KeyLifecycle lifecycle,
            KeyRing keys,
            ClientSeed clients,
            FirstAdministrator administrator) {
        this.config = config;
        this.settings = settings;
        this.firstKey = firstKey;
        this.lifecycle = lifecycle;
        this.keys = keys;
        this.clients = clients;
        this.administrator = administrator;
    }

    /** Returns only when all stand; several servers may do so at once. */
    void lay(StartupCheck check) {
        try {
            settings.check();
            firstKey.ensure();
            lifecycle.advance();
            keys.load();
            clients.sow();
        } catch (IllegalArgumentException | IllegalStateException unfit) {
            check.fault(unfit.getMessage()).orStop();
        }
        if (administrator.isDue()) {
            appoint(check);
        }
    }

    private void appoint(StartupCheck check) {
        config.getOptionalValue("admin.password", String.class)
                .ifPresent(password ->
                        check.secret("admin.password", Optional.of(password)).orStop());
        try {
            administrator.create();
        } catch (IllegalArgumentException unfit) {
            check.fault(unfit.getMessage()).orStop();
        }
    }
}
