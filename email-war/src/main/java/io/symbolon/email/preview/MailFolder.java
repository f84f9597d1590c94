package io.symbolon.email.preview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The folder of {@code .eml} files. */
record MailFolder(Path directory) {
    private static final Logger LOG = Logger.getLogger(MailFolder.class.getName());

    /** The newest first, {@code most} at most; files that are no mails are left out. */
    List<LaidMail> newest(int most) throws IOException {
        List<LaidMail> mails = new ArrayList<>();
        for (Path file : files().stream().limit(most).toList()) {
            try {
                mails.add(LaidMail.read(file));
            } catch (IOException goneOrNoMail) {
                LOG.log(Level.FINE, "left out of the page", goneOrNoMail);
            }
        }
        return mails;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted(Comparator.comparing((Path file) -> file.toFile().lastModified())
                            .thenComparing(Path::getFileName)
                            .reversed())
                    .toList();
        } catch (NoSuchFileException nothingSentYet) {
            return List.of();
        }
    }
}
