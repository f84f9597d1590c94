package io.symbolon.system.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.system.Answer;
import io.symbolon.system.Login;
import io.symbolon.system.Symbolon;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Fifty clients that refresh with one and the same token at the same moment, over HTTPS. Not thread-safe. */
final class RefreshStorm {
    private static final int CLIENTS = 50;

    private final Symbolon symbolon;

    RefreshStorm(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    /** In each all get the one successor, which all bring in the next; the last of them is the session's, and good. */
    void rounds(int count) {
        Login login = symbolon.login(symbolon.register());
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            String token = login.refreshToken();
            for (int round = 0; round < count; round++) {
                token = onlySuccessor(token, clients);
            }
            refresh(token).expect(200);
            refresh(login.refreshToken()).expectProblem(401, "invalid-refresh-token");
        } finally {
            clients.shutdownNow();
        }
    }

    private String onlySuccessor(String token, ExecutorService clients) {
        List<CompletableFuture<Answer>> all = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> refresh(token), clients))
                .limit(CLIENTS)
                .toList();
        String successor = all.get(0).join().expect(200).text("refresh_token");
        assertThat(all)
                .extracting(one -> one.join().expect(200).text("refresh_token"))
                .containsOnly(successor)
                .doesNotContain(token);
        return successor;
    }

    private Answer refresh(String token) {
        return symbolon.auth()
                .post("/v1/auth/refresh")
                .json(Map.of("refresh_token", token))
                .send();
    }
}
