package io.symbolon.property;

import io.symbolon.common.startup.StartupCheck;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Asks for this service's secrets before the guard does, whose refusal would leave the server standing. */
public class PropertySettings implements Extension {
    void check(@Observes BeforeBeanDiscovery event) {
        Config config = ConfigProvider.getConfig();
        StartupCheck check = StartupCheck.of(config)
                .secret("internal.service.token")
                .secret("broker.password")
                .required("services.auth.url");
        if (value(config, "services.auth.servicetoken.file").isEmpty()) {
            String setting = "services.auth.servicetoken";
            check.secret(setting, value(config, setting).or(() -> value(config, "PROPERTY_SERVICE_TOKEN")));
        }
        check.orStop();
    }

    private static Optional<String> value(Config config, String setting) {
        return config.getOptionalValue(setting, String.class);
    }
}
