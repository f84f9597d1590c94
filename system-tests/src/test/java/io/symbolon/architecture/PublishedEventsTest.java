package io.symbolon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.system.Build;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each type of event that the services name has a file by which its producer's and its consumers' tests agree. */
class PublishedEventsTest {
    private static final Pattern NAME = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)+)\"");
    private static final Pattern CONSTANT = Pattern.compile("(?m)^ {4}([A-Z]+(?:_[A-Z]+)+),");
    private static final String HINTS = "auth-war/src/main/java/io/symbolon/auth/revoked/Hint.java";

    /** What else is named so: variables of the environment, and what never leaves auth. */
    private static final Predicate<String> NO_EVENT =
            Pattern.compile("(AUTH|DB)_.*|ACCOUNT_MAIL").asMatchPredicate();

    @Test
    void eventsWhenNamedInTheSourcesThenAgreedUponAndNoOthers() throws IOException {
        Set<String> named = named(Files.readString(Build.ROOT.resolve(HINTS)), CONSTANT);
        for (String module : new String[] {"common-jar", "auth-war", "user-war", "property-war", "email-war"}) {
            for (Path source : files(Build.ROOT.resolve(module).resolve("src/main/java"))) {
                named.addAll(named(Files.readString(source), NAME));
            }
        }
        named.removeIf(NO_EVENT);

        assertThat(named).isEqualTo(agreed());
    }

    private static Set<String> agreed() throws IOException {
        return files(Build.ROOT.resolve("common-jar/src/test/resources/events/v1")).stream()
                .map(file -> file.getFileName().toString().replace(".json", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> named(String text, Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
