package io.symbolon.email.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbolon.email.transport.MailTransport.Conversation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RFC 3207: mail over TLS or not at all, and only to the host whose name the certificate bears. */
class StartTlsTest {
    private static final char[] PASSWORD = "only-for-this-test".toCharArray();

    @TempDir
    static Path directory;

    @Test
    void deliverWhenCertificateTrustedAndOfThisNameThenSentOverTls() throws Exception {
        assertThat(deliver("localhost", true)).isEqualTo(Outcome.delivered());
    }

    @Test
    void deliverWhenCertificateOfAnotherNameThenNothingIsSentR60() throws Exception {
        Outcome outcome = deliver("mail.example.org", true);
        assertThat(outcome.isHostUsable()).isFalse();
        assertThat(outcome.reason()).isEqualTo("no TLS connection with the mail host");
    }

    @Test
    void deliverWhenAuthorityUnknownThenNothingIsSentR60() throws Exception {
        assertThat(deliver("localhost", false).isHostUsable()).isFalse();
    }

    @Test
    void socketsWhenFileHoldsNoCertificateThenNamesTheSetting() throws IOException {
        Path empty = Files.createTempFile(directory, "empty", ".pem");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostTrust.sockets(Optional.of(empty)))
                .withMessageContaining("smtp.ca.file");
    }

    @Test
    void parseWhenNeitherThenNamesTheSetting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StartTls.parse("maybe"))
                .withMessageContaining("smtp.starttls");
    }

    private Outcome deliver(String certifiedName, boolean isTrusted) throws Exception {
        KeyStore identity = identity(certifiedName);
        Optional<Path> authorities = isTrusted ? Optional.of(pem(identity)) : Optional.empty();
        try (ScriptedSmtp host = new ScriptedSmtp(Optional.of(context(identity)))) {
            SmtpSettings settings =
                    new SmtpSettings("localhost", host.port(), null, null, StartTls.REQUIRED, Duration.ofSeconds(5));
            SmtpTransport transport = new SmtpTransport(settings, TestMails.sender(), HostTrust.sockets(authorities));
            try (Conversation conversation = transport.open()) {
                return conversation.deliver(TestMails.outgoing(TestMails.text("ada@example.org")));
            }
        }
    }

    private static KeyStore identity(String name) throws Exception {
        Path file = directory.resolve(name + ".p12");
        if (!Files.exists(file)) {
            keytool(file, name);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static void keytool(Path file, String name) throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "host",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static SSLContext context(KeyStore identity) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static Path pem(KeyStore identity) throws Exception {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(identity.getCertificate("host").getEncoded());
        Path file = Files.createTempFile(directory, "authority", ".pem");
        return Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }
}
