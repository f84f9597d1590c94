package io.symbolon.user;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Leads this service's calls to the stub. */
public class StubSettings implements ConfigSource {
    private static final Map<String, String> SETTINGS =
            Map.of("services.auth.url", Stub.PLATFORM.url(), "property.service.url", Stub.PLATFORM.url());

    @Override
    public Set<String> getPropertyNames() {
        return SETTINGS.keySet();
    }

    @Override
    public String getValue(String key) {
        return SETTINGS.get(key);
    }

    @Override
    public String getName() {
        return "stub";
    }

    @Override
    public int getOrdinal() {
        return 1000; // above the server's variables
    }
}
