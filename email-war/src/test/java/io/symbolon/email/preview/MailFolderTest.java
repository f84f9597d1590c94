package io.symbolon.email.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailFolderTest {
    @TempDir
    Path folder;

    @Test
    void newestThenByTimeAndOnlySoMany() throws IOException {
        lay("a", 1, "text/plain", "one");
        lay("b", 3, "text/html", "<p>three</p>");
        lay("c", 2, "text/plain", "two");
        List<LaidMail> mails = new MailFolder(folder).newest(2);
        assertThat(mails).extracting(LaidMail::subject).containsExactly("b", "c");
        assertThat(mails.get(0).html()).isEqualTo("<p>three</p>");
        assertThat(mails.get(0).text()).isEmpty();
        assertThat(mails.get(1).text()).isEqualTo("two");
    }

    @Test
    void newestWhenAnAddressGoesBeyondAsciiThenShownAsItIs() throws IOException {
        lay("a", 1, "text/plain", "one", "ädä@d.example");
        assertThat(new MailFolder(folder).newest(9)).extracting(LaidMail::to).containsExactly("ädä@d.example");
    }

    @Test
    void newestWhenOthersLieThereThenLeftOut() throws IOException {
        Files.writeString(folder.resolve("x.eml"), "no mail");
        Files.writeString(folder.resolve(".y.tmp"), "unfinished");
        lay("a", 1, "text/plain", "one");
        assertThat(new MailFolder(folder).newest(9))
                .extracting(LaidMail::subject)
                .containsExactly("a");
    }

    @Test
    void newestWhenNothingWasEverSentThenNone() throws IOException {
        assertThat(new MailFolder(folder.resolve("absent")).newest(9)).isEmpty();
    }

    private void lay(String subject, int second, String type, String content) throws IOException {
        lay(subject, second, type, content, "c@d.example");
    }

    private void lay(String subject, int second, String type, String content, String to) throws IOException {
        Path file = folder.resolve(subject + ".eml");
        Files.writeString(
                file,
                "From: a@b.example\r\nTo: " + to + "\r\nSubject: " + subject
                        + "\r\nDate: Thu, 1 Jan 2026 00:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: " + type
                        + "; charset=UTF-8\r\n\r\n" + content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(second)));
    }
}
