package io.symbolon.property;

import io.symbolon.common.startup.StartupCheck;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import org.eclipse.microprofile.config.ConfigProvider;

/** Asks for this service's secrets before the guard does, whose refusal would leave the server standing. */
public class PropertySettings implements Extension {
    void check(@Observes BeforeBeanDiscovery event) {
        StartupCheck.of(ConfigProvider.getConfig())
                .secret("internal.service.token")
                .secretIfPresent("internal.service.token.previous")
                .secret("broker.password")
                .serviceToken()
                .confidential("services.auth.url")
                .orStop();
    }
}
