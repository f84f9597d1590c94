package io.symbolon.system.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.json.Json;
import io.symbolon.config.Service;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * SECURITY R59 with the files of JSONTestSuite, which {@code JSON_TEST_SUITE} names the folder of: {@code y_} must be taken,
 * {@code n_} refused, {@code i_} is left open by RFC 8259.
 *
 * <pre>
 * git clone https://github.com/nst/JSONTestSuite target/suite &amp;&amp; JSON_TEST_SUITE=$PWD/target/suite/test_parsing \
 *     ./mvnw verify -Pproof -Dtest=none -Dit.test=JsonTestSuiteProof
 * </pre>
 *
 * @see <a href="https://github.com/nst/JSONTestSuite">Parsing JSON is a Minefield</a>
 */
@SystemTest
@EnabledIfEnvironmentVariable(named = "JSON_TEST_SUITE", matches = ".+")
class JsonTestSuiteProof {
    private static final System.Logger LOG = System.getLogger(JsonTestSuiteProof.class.getName());
    /** A number of more digits than any of ours, and a member twice: which of the two counts nobody can know (RFC 8259 §4). */
    private static final List<String> STRICTER = List.of(
            "y_number_double_close_to_zero.json",
            "y_object_duplicated_key.json",
            "y_object_duplicated_key_and_value.json");

    private final Symbolon symbolon;
    private final Map<String, byte[]> suite = new TreeMap<>();

    JsonTestSuiteProof(Symbolon symbolon) throws IOException {
        this.symbolon = symbolon;
        try (Stream<Path> files = Files.list(Path.of(System.getenv("JSON_TEST_SUITE")))) {
            for (Path file : files.toList()) {
                suite.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
    }

    @Test
    void textsWhenReadThenTakenOrRefusedAsTheSuiteSaysR59() {
        List<String> taken = suite.keySet().stream().filter(this::isTaken).toList();
        List<String> refused =
                suite.keySet().stream().filter(name -> !taken.contains(name)).toList();

        LOG.log(
                System.Logger.Level.INFO,
                "taken: {0} y_, {1} n_, and of those left open {2}; refused: {3} n_, and of those left open {4}",
                count(taken, "y_"),
                count(taken, "n_"),
                of(taken, "i_"),
                count(refused, "n_"),
                of(refused, "i_"));
        assertThat(of(taken, "n_")).isEmpty();
        assertThat(of(refused, "y_")).isEqualTo(STRICTER);
    }

    /** A refused one as the whole body of everything that takes JSON. */
    @Test
    void bodiesWhenOfTheSuiteThenRefusedOrTakenButNeverAServersErrorR59() {
        List<JsonTorture.Body> bodies = suite.entrySet().stream()
                .map(file -> new JsonTorture.Body(
                        file.getKey(), file.getValue(), !file.getKey().startsWith("n_")))
                .toList();
        int requests = Arrays.stream(Service.values())
                .flatMap(service -> Torture.all(symbolon, service).stream())
                .mapToInt(torture -> torture.run(bodies))
                .sum();
        LOG.log(System.Logger.Level.INFO, "{0} requests, no server''s error", requests);
    }

    private boolean isTaken(String name) {
        try {
            return Json.strict().readValue(suite.get(name), Object.class) != null || isNull(name);
        } catch (IOException refused) {
            return false;
        }
    }

    private boolean isNull(String name) {
        return new String(suite.get(name), StandardCharsets.UTF_8).strip().equals("null");
    }

    private static long count(List<String> names, String kind) {
        return of(names, kind).size();
    }

    private static List<String> of(List<String> names, String kind) {
        return names.stream().filter(name -> name.startsWith(kind)).toList();
    }
}
