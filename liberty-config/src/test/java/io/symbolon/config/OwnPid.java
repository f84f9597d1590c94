package io.symbolon.config;

import java.nio.file.Files;
import java.nio.file.Path;

/** A pid file of this very process, whose command line names {@code java}. */
final class OwnPid {
    private OwnPid() {}

    static Path write(Path file) throws Exception {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, Long.toString(ProcessHandle.current().pid()));
    }
}
