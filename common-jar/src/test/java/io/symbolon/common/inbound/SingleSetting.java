package io.symbolon.common.inbound;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** A MicroProfile Config of one key. */
record SingleSetting(String name, Object value) {
    Config config() {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(Map.of(name, value.toString()), "test", 100))
                .build();
    }
}
