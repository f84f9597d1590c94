package io.symbolon.common.outbound;

import io.symbolon.common.token.Scope;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/** What one named client asks for: {@code internal-auth.client.<name>.*}. No scopes means all that are registered. */
record ClientSettings(String name, String audience, Set<Scope> scopes, Duration expirySkew) {
    /** Safe in a configuration key, a log line and a metric's tag. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    ClientSettings {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a client's name is [A-Za-z0-9][A-Za-z0-9._-]{0,62}");
        }
        scopes = Set.copyOf(scopes);
    }

    static ClientSettings read(Config config, String name) {
        String prefix = "internal-auth.client." + name + ".";
        String scopes = config.getOptionalValue(prefix + "scopes", String.class).orElse("");
        return new ClientSettings(
                name,
                config.getOptionalValue(prefix + "audience", String.class).orElse(name),
                Scope.parse(scopes.replace(',', ' ')),
                InternalClientSettings.expirySkew(config, prefix));
    }
}
