package io.symbolon.common.outbound;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Settings of one test application that are known only once its stubs listen. */
public class LateSettings implements ConfigSource {
    static final Map<String, String> SETTINGS = new ConcurrentHashMap<>();

    @Override
    public Set<String> getPropertyNames() {
        return Set.copyOf(SETTINGS.keySet());
    }

    @Override
    public String getValue(String key) {
        return SETTINGS.get(key);
    }

    @Override
    public String getName() {
        return "late settings";
    }
}
