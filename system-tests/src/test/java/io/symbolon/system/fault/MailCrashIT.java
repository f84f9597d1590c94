package io.symbolon.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.config.Service;
import io.symbolon.system.Server;
import io.symbolon.system.Setup;
import io.symbolon.system.Symbolon;
import io.symbolon.system.fault.MailHost.Delivery;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Accepted means delivered (CONTRACT section 7), even by a server that is killed in the middle of SMTP; what its mail host has
 * then seen twice bears one Message-ID (RFC 5322 §3.6.4), by which receivers drop the duplicate.
 */
class MailCrashIT {
    /** How long what a dead server had in hand waits for the next: about as long as its start takes. */
    private static final String LEASE = "PT10S";

    private static MailHost host;
    private static Crashes crashes;
    private static Symbolon symbolon;

    @BeforeAll
    static void start() {
        host = new MailHost();
        Setup setup = Setup.named("mail-crash")
                .with(Service.EMAIL, "SMTP_HOST", "localhost")
                .with(Service.EMAIL, "SMTP_PORT", Integer.toString(host.port()))
                .with(Service.EMAIL, "MAIL_QUEUE_LEASE", LEASE);
        crashes = Crashes.in(setup, Service.EMAIL);
        symbolon = setup.prepare();
        List<Server> needed = List.of(symbolon.auth(), symbolon.email());
        needed.forEach(server -> server.process().launch());
        needed.forEach(Server::awaitReady);
    }

    @AfterAll
    static void stop() {
        symbolon.close();
        host.close();
    }

    /** The next server finds it where it was left, and begins anew. */
    @Test
    void serverWhenKilledInTheMiddleOfAMailThenTheHostGetsItWholeFromTheNext() {
        LongMail mail = new LongMail(symbolon, host);
        dieOf(mail, CrashPoint.HALF_SENT);
        assertThat(mail.deliveries()).singleElement().satisfies(broken -> {
            await().until(broken::isBrokenOff);
            assertThat(broken.lines()).contains(LongMail.LINE);
        });

        symbolon.email().start();
        mail.awaitSent();
        assertThat(mail.deliveries()).hasSize(2).filteredOn(Delivery::isTaken).hasSize(1);
    }

    @Test
    void serverWhenKilledAfterTheHostTookAMailThenItComesAgainAsTheSame() {
        LongMail mail = new LongMail(symbolon, host);
        dieOf(mail, CrashPoint.TAKEN);
        assertThat(mail.deliveries()).singleElement().matches(Delivery::isTaken);

        symbolon.email().start();
        mail.awaitSent();
        assertThat(mail.deliveries()).hasSize(2).allMatch(Delivery::isTaken);
        assertThat(mail.deliveries().get(1).lines())
                .isEqualTo(mail.deliveries().get(0).lines());
    }

    private static void dieOf(LongMail mail, CrashPoint point) {
        crashes.arm(Service.EMAIL, point);
        mail.hand();
        crashes.awaitDeath(symbolon, Service.EMAIL, point);
    }
}
