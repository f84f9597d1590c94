package io.symbolon.email.transport;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.angus.mail.util.CRLFOutputStream;

/**
 * Lays each mail as {@code <id>.eml} into a directory, for development. A file appears whole or not at all; delivering
 * again replaces it. Owner-readable where the file system knows owners: mails carry one-use links. Thread-safe.
 */
final class FileTransport implements MailTransport {
    private static final Logger LOG = Logger.getLogger(FileTransport.class.getName());
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path directory;
    private final Sender sender;
    private final Session session = Session.getInstance(new Properties());

    FileTransport(Path directory, Sender sender) {
        this.directory = directory;
        this.sender = sender;
    }

    @Override
    public Conversation open() {
        return new Conversation() {
            @Override
            public Outcome deliver(Outgoing mail) {
                return lay(mail);
            }

            @Override
            public void close() {
                // nothing is kept open between mails
            }
        };
    }

    private Outcome lay(Outgoing mail) {
        try {
            write(new MimeMail(session, sender, mail), mail.id().toString());
            return Outcome.delivered();
        } catch (MessagingException inexpressible) {
            return Outcome.refused(mail, "the mail cannot be expressed in MIME");
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "mail.directory cannot be written", failure);
            return Outcome.unreachable(mail, "mail.directory cannot be written");
        }
    }

    private void write(MimeMail mail, String name) throws IOException, MessagingException {
        Files.createDirectories(directory, ownersOnly("rwx------"));
        Path unfinished = directory.resolve("." + name + ".tmp");
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Files.deleteIfExists(unfinished);
        try (FileChannel file = FileChannel.open(unfinished, fresh, ownersOnly("rw-------"))) {
            OutputStream lines = new CRLFOutputStream(new BufferedOutputStream(Channels.newOutputStream(file)));
            mail.writeTo(lines);
            lines.flush();
        }
        Files.move(unfinished, directory.resolve(name + ".eml"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownersOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
