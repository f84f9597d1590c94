package io.symbolon.system.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.symbolon.config.Service;
import io.symbolon.system.Build;
import io.symbolon.system.Chromium;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code /dev/mails} of CONTRACT section 7 in a real browser. */
@SystemTest
class DevMailsIT {
    private final Symbolon symbolon;
    private final Path directory = Build.ROOT.resolve("system-tests/target/chromium");
    private final Chromium browser = new Chromium(directory);
    private final String page;
    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer canary;

    DevMailsIT(Symbolon symbolon) {
        this.symbolon = symbolon;
        this.page = symbolon.email().url().resolve("/dev/mails").toString();
    }

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Chromium.isInstalled(), "chromium is not installed: .ci/run installs it");
        canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        canary.createContext("/called", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        canary.createContext("/page", exchange -> {
            byte[] html = calling().getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
            exchange.close();
        });
        canary.start();
    }

    @AfterEach
    void stop() {
        if (canary != null) {
            canary.stop(0);
        }
    }

    @Test
    void mailsThenTheNewestComesFirst() throws Exception {
        String first = send("<p>one</p>");
        String second = send("<p>two</p>");
        String shown = browser.document(page);
        assertThat(shown).contains(first, second);
        assertThat(shown.indexOf(second)).isLessThan(shown.indexOf(first));
        browser.picture(page, directory.resolve("mails.png"));
        assertThat(directory.resolve("mails.png")).isNotEmptyFile();
    }

    /** The same words on a page of their own do call: the browser runs scripts, and the canary is within reach. */
    @Test
    void mailWhenItHoldsAScriptOrAPictureThenNeitherIsRunNorLoaded() throws Exception {
        browser.document(canary("/page"));
        await().until(() -> calls.get() >= 2);
        calls.set(0);

        String subject = send(calling());
        assertThat(browser.document(page)).contains(subject, "<iframe sandbox");
        assertThat(calls).hasValue(0);
    }

    /** DNS rebinding: a stranger's page under a name of its own, which leads to this machine. */
    @Test
    void pageWhenAskedByAnotherNameThenShowsNoMail() throws Exception {
        String subject = send("<p>mine</p>");
        String stranger = page.replace("localhost", "evil.example");
        assertThat(browser.document(stranger, "--host-resolver-rules=MAP evil.example 127.0.0.1"))
                .contains("urn:symbolon:problem:not-found")
                .doesNotContain(subject);
    }

    private String calling() {
        return "<p>Hello</p><img src='" + canary("/called?img") + "'><script>new Image().src='"
                + canary("/called?script") + "'</script>";
    }

    private String canary(String path) {
        return "http://localhost:" + canary.getAddress().getPort() + path;
    }

    /** Tells the subject, once the mail is out. */
    private String send(String html) {
        String subject = "Subject " + UUID.randomUUID();
        String address = Symbolon.newAddress();
        symbolon.email()
                .post("/send")
                .bearer(symbolon.serviceToken(Service.USER, Service.EMAIL))
                .json(Map.of("to", address, "subject", subject, "html", html))
                .send()
                .expect(202);
        symbolon.mails().awaitTo(address, subject, 1);
        return subject;
    }
}
