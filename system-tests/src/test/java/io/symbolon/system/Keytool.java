package io.symbolon.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The JDK's own, at work on a PKCS12 file. Thread-safe on different files. */
public final class Keytool {
    private static final String PASSWORD_VARIABLE = "STORE_PASSWORD";

    private Keytool() {}

    /** What makes a key as these say. */
    public static List<String> key(String... details) {
        return Stream.concat(Stream.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1"), Stream.of(details))
                .toList();
    }

    /** @throws IllegalStateException when it does not succeed */
    public static void run(Path store, String password, List<String> work) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(work);
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString()));
        command.addAll(List.of("-storepass:env", PASSWORD_VARIABLE));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(PASSWORD_VARIABLE, password);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("keytool: " + output);
        }
    }
}
