package io.symbolon.config;

import java.nio.file.Path;

/** The process that Liberty noted for a server, which may be gone. */
record ServerProcess(Path pidFile) {
    static ServerProcess of(Service service, Path userDirectory) {
        return new ServerProcess(
                userDirectory.resolve("servers").resolve(".pid").resolve(service.server() + ".pid"));
    }

    boolean isAlive() {
        return NothingRuns.isAlive(pidFile);
    }
}
