package io.symbolon.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/CALLING.md prints for others to paste. */
class CallingPageTest {
    private static final Pattern FEATURE = Pattern.compile("<feature>(\\w+)(-[\\d.]+)?</feature>");

    /** Of the tests' server, what tests alone need: an Arquillian container, and what the library may stand beside. */
    private static final Set<String> OF_TESTS = Set.of(
            "localConnector", "enterpriseBeansLite", "mdb", "messagingServer", "messagingClient", "mpFaultTolerance");

    @Test
    void featuresThenThoseThatTheLibraryIsTestedOn() throws IOException {
        Set<String> tested = features("src/test/liberty/server.xml");
        tested.removeAll(OF_TESTS);
        Set<String> printed = features("../docs/CALLING.md");
        assertThat(printed).isEqualTo(tested);
    }

    /** By short name; the versions of the page are those of the platforms. */
    private static Set<String> features(String file) throws IOException {
        return FEATURE.matcher(Files.readString(Path.of(file)))
                .results()
                .map(feature -> feature.group(1).replace("beanValidation", "validation"))
                .collect(Collectors.toSet());
    }
}
