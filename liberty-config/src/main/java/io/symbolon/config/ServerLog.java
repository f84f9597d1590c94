package io.symbolon.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a server wrote since it was started. */
record ServerLog(Path file) {
    /** Ours first: it names the setting. Then Liberty's: a port taken, an application or a listener that failed. */
    private static final List<Pattern> FATAL = List.of(
            Pattern.compile("Cannot start: .*"),
            Pattern.compile("CWWKO0221E.*"),
            Pattern.compile("CWWKG00(14|90)E.*"),
            Pattern.compile("CWWKZ0013E.*"),
            // a list of causes breaks the line: two more tell the first
            Pattern.compile("CWWKZ000[245]E.*((?<=:)\\R.*\\R.*)?"));

    private static final Pattern STARTED = Pattern.compile("CWWKZ000[13]I");

    static ServerLog of(Service service, Path userDirectory) {
        return new ServerLog(
                userDirectory.resolve("servers").resolve(service.server()).resolve("logs/console.log"));
    }

    int length() throws IOException {
        return Files.exists(file) ? (int) Files.size(file) : 0;
    }

    /** The line, among those beyond that many bytes, that tells why the server will not become ready. */
    Optional<String> failure(int beyond) throws IOException {
        String text = text(beyond);
        return FATAL.stream()
                .map(pattern -> pattern.matcher(text))
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group().replaceAll("\\s*\\R\\s*", " ").strip())
                .findFirst();
    }

    /** Whether an application was started, or started anew, beyond that many bytes. */
    boolean tellsOfAStart(int beyond) throws IOException {
        return STARTED.matcher(text(beyond)).find();
    }

    private String text(int beyond) throws IOException {
        int length = length();
        return length <= beyond
                ? ""
                : new String(Files.readAllBytes(file), beyond, length - beyond, StandardCharsets.UTF_8);
    }
}
