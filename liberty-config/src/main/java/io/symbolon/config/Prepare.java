package io.symbolon.config;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;

/** What {@code liberty:start} does before the first server: ports free, secrets, certificates, configuration in place. */
public final class Prepare {
    private Prepare() {}

    /** @param arguments the directory of the development run; the {@code usr} directory that the build assembled */
    public static void main(String... arguments) throws IOException, GeneralSecurityException {
        Platform platform = Platform.wished(Path.of(arguments[0]), System.getenv(), Clock.systemUTC());
        FreePorts.demand(platform);
        platform.prepare();
        Mirror.copy(
                Path.of(arguments[1]).resolve("shared"),
                platform.userDirectory().resolve("shared"));
    }
}
