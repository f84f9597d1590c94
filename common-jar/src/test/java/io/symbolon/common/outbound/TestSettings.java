package io.symbolon.common.outbound;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** A MicroProfile Config of the given keys alone. */
final class TestSettings {
    private final Map<String, String> settings = new HashMap<>();

    private TestSettings() {}

    static TestSettings valid(String authUrl) {
        return new TestSettings()
                .with("service.name", "user-service")
                .with("services.auth.url", authUrl)
                .with("USER_SERVICE_TOKEN", "the-service-token")
                .with("internal-auth.read-timeout", "PT20S"); // a busy machine answers late
    }

    static TestSettings empty() {
        return new TestSettings();
    }

    TestSettings with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    TestSettings without(String key) {
        settings.remove(key);
        return this;
    }

    Config config() {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }
}
