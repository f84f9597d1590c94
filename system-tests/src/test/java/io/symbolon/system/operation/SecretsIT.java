package io.symbolon.system.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.config.Service;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who holds which secret, and that none is ever written down. The last class of all: the others leave traces first. */
@SystemTest
@Order(Integer.MAX_VALUE)
class SecretsIT {
    /** What {@code refusal.Contract.MARK} puts into bodies. */
    private static final String SENT = "quetzal-feather";

    /** Each server's own, by the names in secrets.env; certificate stores aside. */
    private static final Map<Service, Set<String>> OWN = Map.of(
            Service.USER,
            Set.of(
                    "USER_SERVICE_TOKEN",
                    "USER_BROKER_PASSWORD",
                    "USER_DB_PASSWORD",
                    "INTERNAL_SERVICE_TOKEN",
                    "USER_PROFILE_KEK"),
            Service.PROPERTY,
            Set.of(
                    "PROPERTY_SERVICE_TOKEN",
                    "PROPERTY_BROKER_PASSWORD",
                    "PROPERTY_DB_PASSWORD",
                    "INTERNAL_SERVICE_TOKEN"),
            Service.EMAIL,
            Set.of("EMAIL_SERVICE_TOKEN", "EMAIL_BROKER_PASSWORD", "EMAIL_DB_PASSWORD", "EMAIL_CONTENT_KEY"));

    private static final Pattern ARGON2 = Pattern.compile("(\\$argon2[a-z]*\\$v=\\d+\\$m=\\d+,t=\\d+,p=\\d+\\$)");
    /** As tokens and generated secrets are written. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{12,}");

    private final Symbolon symbolon;

    SecretsIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTH")
    void serverThenHandedItsOwnSecretsAlone(Service service) throws IOException {
        Set<String> handed = handed(service);
        handed.removeAll(Set.of("TRUSTSTORE_PASSWORD", service.name() + "_KEYSTORE_PASSWORD"));

        assertThat(handed).isSubsetOf(OWN.get(service)).contains(service.name() + "_SERVICE_TOKEN");
    }

    /** auth seeds the registry and carries the broker; the others' databases and keys are none of its business. */
    @Test
    void authThenHandedNothingOfOthersButTokensAndBrokerAccounts() throws IOException {
        assertThat(handed(Service.AUTH))
                .contains("ADMIN_PASSWORD", "USER_SERVICE_TOKEN")
                .doesNotContain(
                        "INTERNAL_SERVICE_TOKEN",
                        "USER_PROFILE_KEK",
                        "EMAIL_CONTENT_KEY",
                        "CA_STORE_PASSWORD",
                        "USER_DB_PASSWORD",
                        "PROPERTY_DB_PASSWORD",
                        "EMAIL_DB_PASSWORD");
    }

    @Test
    void logsThenHoldNoSecretNoTokenNoPasswordAndNothingThatWasSentR52() throws IOException {
        Set<String> canaries = canaries();
        canaries.add(SENT);

        for (Service service : Service.values()) {
            for (Path log : logs(service)) {
                String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
                assertThat(canaries.stream().filter(text::contains).map(SecretsIT::where))
                        .as(log.toString())
                        .isEmpty();
            }
        }
    }

    /** Of those whom tests have registered. */
    @Test
    void logsThenHoldNobodysAddressR52() throws IOException {
        for (Service service : Service.values()) {
            for (Path log : logs(service)) {
                assertThat(new String(Files.readAllBytes(log), StandardCharsets.UTF_8))
                        .as(log.toString())
                        .doesNotContainPattern("user-[0-9a-f-]{36}(@|%40)");
            }
        }
    }

    /** The file as a thief would find it. */
    @Test
    void databaseThenHoldsPasswordsAsArgon2idR22() throws IOException {
        Matcher hashes = ARGON2.matcher(database(Service.AUTH));

        Set<String> parameters = new TreeSet<>();
        while (hashes.find()) {
            parameters.add(hashes.group(1));
        }
        assertThat(parameters)
                .containsExactly("$argon2id$v=19$m=2048,t=2,p=1$"); // the memory that these servers are told
    }

    @ParameterizedTest
    @EnumSource
    void databaseThenHoldsNoTokenNoPasswordAndNoSecretR29(Service service) throws IOException {
        String database = database(service);
        Set<String> words =
                WORD.matcher(database).results().map(MatchResult::group).collect(Collectors.toSet());
        assertThat(words).as("what is looked into").hasSizeGreaterThan(100);

        assertThat(canaries())
                .allSatisfy(canary ->
                        assertThat(words.contains(canary)).as(where(canary)).isFalse());
        assertThat(canaries().stream().filter(canary -> canary.contains(" ")).filter(database::contains))
                .isEmpty();
    }

    private String database(Service service) throws IOException {
        return Files.readString(symbolon.data(service).resolve("db.mv.db"), StandardCharsets.ISO_8859_1);
    }

    /** Whatever nobody may find anywhere. */
    private Set<String> canaries() throws IOException {
        Set<String> canaries = new HashSet<>(symbolon.credentials());
        canaries.addAll(secrets().values());
        canaries.remove(symbolon.secret("ADMIN_EMAIL"));
        assertThat(canaries).hasSizeGreaterThan(20);
        return canaries;
    }

    /** Enough to find it by, not enough to use it. */
    private static String where(String canary) {
        return canary.substring(0, Math.min(12, canary.length())) + "…";
    }

    private List<Path> logs(Service service) throws IOException {
        try (Stream<Path> files = Files.walk(symbolon.of(service).process().logs())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".log"))
                    .toList();
        }
    }

    /** The names of all secrets whose values the server's environment holds. */
    private Set<String> handed(Service service) throws IOException {
        String environment =
                Files.readString(symbolon.of(service).process().directory().resolve("server.env"));
        Set<String> names = new TreeSet<>();
        secrets().forEach((name, value) -> {
            if (environment.contains(value)) {
                names.add(name);
            }
        });
        return names;
    }

    private Map<String, String> secrets() throws IOException {
        Map<String, String> secrets = new TreeMap<>();
        for (String line : Files.readAllLines(symbolon.platform().authority().resolveSibling("secrets.env"))) {
            String[] pair = line.split("=", 2);
            if (pair.length == 2 && !line.startsWith("#")) {
                secrets.put(pair[0], pair[1]);
            }
        }
        return secrets;
    }
}
