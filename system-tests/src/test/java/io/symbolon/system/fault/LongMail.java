package io.symbolon.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Symbolon;
import io.symbolon.system.fault.MailHost.Delivery;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A mail longer than what an SMTP client gathers before it sends, and what must become of it. Immutable. */
record LongMail(Symbolon symbolon, MailHost host, String address, String key) {
    static final String LINE = "a lantern over seven rivers";

    private static final int LINES = 2000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    LongMail(Symbolon symbolon, MailHost host) {
        this(symbolon, host, Symbolon.newAddress(), UUID.randomUUID().toString());
    }

    /** Hands it to email, which may die of it before it answers. */
    void hand() {
        try {
            send();
        } catch (UncheckedIOException noAnswer) {
            await("email, who gave no answer, is dead")
                    .until(() -> !symbolon.email().process().isAlive());
        }
    }

    /** Handed over once more, under its key, it is the same mail; its second attempt succeeds, under one Message-ID. */
    void awaitSent() {
        String id = send().expect(202).text("id");
        String token = token();
        Answer sent = await("sent")
                .atMost(PATIENCE)
                .until(
                        () -> symbolon.email()
                                .get("/messages/" + id)
                                .bearer(token)
                                .send(),
                        answer -> "sent".equals(answer.text("status")));
        assertThat(sent.json().path("attempts").asInt()).isEqualTo(2);
        assertThat(deliveries())
                .extracting(delivery -> delivery.header("Message-ID"))
                .containsOnly("<" + id + "@symbolon.localhost>");
    }

    /** What its host has seen of it. */
    List<Delivery> deliveries() {
        return host.deliveries(address);
    }

    private Answer send() {
        return symbolon.email()
                .post("/send")
                .bearer(token())
                .header("Idempotency-Key", key)
                .json(Map.of("to", address, "subject", "Long", "text", (LINE + "\n").repeat(LINES)))
                .send();
    }

    private String token() {
        return symbolon.serviceToken(Service.USER, Service.EMAIL);
    }
}
