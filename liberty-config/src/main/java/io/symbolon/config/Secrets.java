package io.symbolon.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The generated secrets of one platform: a file of {@code KEY=VALUE} lines that only its owner reads. A value that is
 * there is never changed; one that a newer version needs is added. Immutable once opened.
 */
public final class Secrets {
    /** What production refuses to start with. */
    static final String PREFIX = "dev-";

    private static final int BYTES = 32; // 256 bits, RFC 8725 §3.5
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String HEADER =
            "# Made by liberty:start; a value in the environment wins. Delete target/dev to begin anew.";

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = values;
    }

    /** Reads the file, and writes what is missing in it. */
    static Secrets open(Path file) throws IOException {
        Map<String, String> values = Files.exists(file) ? parse(Files.readAllLines(file)) : new LinkedHashMap<>();
        int known = values.size();
        values.putIfAbsent("ADMIN_EMAIL", "admin@symbolon.example");
        names().forEach(name -> values.computeIfAbsent(name, any -> generate()));
        if (values.size() > known) {
            List<String> lines = new ArrayList<>(List.of(HEADER));
            values.forEach((name, value) -> lines.add(name + "=" + value));
            OwnerOnly.write(file, String.join("\n", lines) + "\n");
        }
        return new Secrets(values);
    }

    /** @throws IllegalArgumentException when no secret has this name */
    public String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no secret is called " + name);
        }
        return value;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of(
                "INTERNAL_SERVICE_TOKEN",
                "ADMIN_PASSWORD",
                "AUTH_KEY_ENCRYPTION_KEY",
                "AUTH_SERVICE_TOKEN_PEPPER",
                "AUTH_REFRESH_TOKEN_KEY",
                "AUTH_AUDIT_KEY",
                "USER_PROFILE_KEK",
                "EMAIL_CONTENT_KEY",
                "CA_STORE_PASSWORD",
                "TRUSTSTORE_PASSWORD"));
        for (Service service : Service.values()) {
            for (String name : List.of("SERVICE_TOKEN", "BROKER_PASSWORD", "DB_PASSWORD", "KEYSTORE_PASSWORD")) {
                names.add(service.variable(name));
            }
        }
        return names;
    }

    private static Map<String, String> parse(List<String> lines) {
        Map<String, String> values = new LinkedHashMap<>();
        lines.stream()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.split("=", 2))
                .forEach(pair -> values.put(pair[0].strip(), pair[1].strip()));
        return values;
    }

    /** 256 random bits behind the prefix that no production server accepts. */
    static String generate() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Secrets" + values.keySet();
    }
}
