package io.symbolon.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The number of a server's run. The server answers with it, so that whoever waits tells it from a stranger on the same
 * port, or from one of ours that outlived its files.
 */
record Run(Path file, ServerProcess process) {
    /** A new number, or the present one while the server runs. */
    String begin() throws IOException {
        if (!Files.exists(file) || !process.isAlive()) {
            OwnerOnly.write(file, UUID.randomUUID().toString());
        }
        return number();
    }

    String number() throws IOException {
        return Files.readString(file).strip();
    }
}
