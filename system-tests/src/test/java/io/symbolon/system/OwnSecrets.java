package io.symbolon.system;

import io.symbolon.config.Service;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Secrets as an operator makes them: 256 bits each, made when first asked for. Not thread-safe. */
final class OwnSecrets {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final List<String> AUTH = List.of(
            "AUTH_SERVICE_TOKEN",
            "USER_SERVICE_TOKEN",
            "PROPERTY_SERVICE_TOKEN",
            "EMAIL_SERVICE_TOKEN",
            "AUTH_KEY_ENCRYPTION_KEY",
            "AUTH_SERVICE_TOKEN_PEPPER",
            "AUTH_REFRESH_TOKEN_KEY",
            "AUTH_AUDIT_KEY",
            "AUTH_BROKER_PASSWORD",
            "USER_BROKER_PASSWORD",
            "PROPERTY_BROKER_PASSWORD",
            "EMAIL_BROKER_PASSWORD");
    private static final List<String> USER =
            List.of("USER_SERVICE_TOKEN", "INTERNAL_SERVICE_TOKEN", "USER_PROFILE_KEK");
    private static final List<String> PROPERTY = List.of("PROPERTY_SERVICE_TOKEN", "INTERNAL_SERVICE_TOKEN");
    private static final List<String> EMAIL = List.of("EMAIL_SERVICE_TOKEN", "EMAIL_CONTENT_KEY");
    private static final Map<Service, List<String>> NAMES =
            Map.of(Service.AUTH, AUTH, Service.USER, USER, Service.PROPERTY, PROPERTY, Service.EMAIL, EMAIL);

    private final Map<String, String> values = new HashMap<>();

    String value(String name) {
        return values.computeIfAbsent(name, any -> generate());
    }

    /** Opens key stores. */
    String stores() {
        return value("TLS_STORES");
    }

    /** Those of a server, by variable. */
    Map<String, String> of(Service service) {
        Map<String, String> own = new HashMap<>();
        NAMES.get(service).forEach(name -> own.put(name, value(name)));
        own.put("TLS_KEYSTORE_PASSWORD", stores());
        own.put("TLS_TRUSTSTORE_PASSWORD", stores());
        own.put("DB_PASSWORD", value(service + "_DB_PASSWORD"));
        own.put("BROKER_PASSWORD", value(service + "_BROKER_PASSWORD"));
        return own;
    }

    private static String generate() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
