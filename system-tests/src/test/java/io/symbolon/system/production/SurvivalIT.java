package io.symbolon.system.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Production;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What was acknowledged is kept, even by a server that is killed while it writes (SIGKILL; an H2 file). */
@SystemTest
class SurvivalIT {
    private static final int ENOUGH = 40;

    private final Production production;

    SurvivalIT(Production production) {
        this.production = production;
    }

    @Test
    void propertiesWhenTheServerIsKilledWhileItKeepsThemThenAllThatWereAcknowledgedAreThere() {
        String token = production.newcomer().accessToken();
        Queue<Answer> acknowledged = new ConcurrentLinkedQueue<>();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> keepOn(token, acknowledged));
        await().until(() -> writer.isDone() || acknowledged.size() >= ENOUGH);

        production.process(Service.PROPERTY).kill();
        assertThatThrownBy(writer::join).hasCauseInstanceOf(UncheckedIOException.class);
        production.internal(Service.PROPERTY).start();

        List<Answer> kept = new ArrayList<>(acknowledged);
        assertThat(kept).hasSizeGreaterThanOrEqualTo(ENOUGH);
        for (Answer property : kept) {
            Answer found = production
                    .open(Service.PROPERTY)
                    .get("/api/property/" + property.text("id"))
                    .bearer(token)
                    .send()
                    .expect(200);
            assertThat(found.json()).isEqualTo(property.json());
        }
    }

    /** Until the server is gone. */
    private void keepOn(String token, Queue<Answer> acknowledged) {
        while (true) {
            acknowledged.add(production
                    .open(Service.PROPERTY)
                    .post("/api/properties/")
                    .bearer(token)
                    .json(Symbolon.property("Villa"))
                    .send()
                    .expect(201));
        }
    }
}
