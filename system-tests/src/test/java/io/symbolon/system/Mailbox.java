package io.symbolon.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A folder of {@code .eml} files. */
public record Mailbox(Path folder) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The messages that went to an address, in no order. */
    public List<String> to(String address) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .map(Mailbox::read)
                    .filter(mail -> mail.lines().anyMatch(line -> line.startsWith("To: ") && line.contains(address)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the first message to an address. */
    public String awaitTo(String address) {
        return await("a mail to " + address)
                .atMost(PATIENCE)
                .until(() -> to(address), mails -> !mails.isEmpty())
                .get(0);
    }

    /** The messages of that subject that went to an address, in no order. */
    public List<String> to(String address, String subject) {
        return to(address).stream()
                .filter(mail -> mail.lines().anyMatch(line -> line.equals("Subject: " + subject)))
                .toList();
    }

    /** Waits until so many messages of that subject went to an address. */
    public List<String> awaitTo(String address, String subject, int count) {
        return await(subject + ", to " + address)
                .atMost(PATIENCE)
                .until(() -> to(address, subject), mails -> mails.size() >= count);
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
