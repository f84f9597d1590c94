package io.symbolon.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.AuthHttp.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /v1/auth/register} (CONTRACT section 4). */
interface RegistrationContract {
    @Test
    default void registerThenAccountAndLocation() {
        String email = AuthHttp.newAddress();
        Instant before = Instant.now().minusSeconds(2);
        Answer answer = AuthHttp.AUTH.register(email);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/v1/auth/users/" + answer.text("id"));
        assertThat(answer.text("email")).isEqualTo(email);
        assertThat(answer.text("status")).isEqualTo("unverified");
        assertThat(Instant.parse(answer.text("created_at"))).isAfter(before);
        assertThat(answer.body()).hasSize(4);
    }

    @Test
    default void registerWhenTakenInAnyCaseThenEmailTaken() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        Answer answer = AuthHttp.AUTH.register(email.toUpperCase(Locale.ROOT));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("type")).isEqualTo("urn:symbolon:problem:email-taken");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    default void registerWhenFiftyAtOnceThenOneCreatedAndTheOthersTaken() {
        String email = AuthHttp.newAddress();
        ExecutorService clients = Executors.newFixedThreadPool(50);
        List<CompletableFuture<Integer>> attempts = IntStream.range(0, 50)
                .mapToObj(client -> CompletableFuture.supplyAsync(
                        () -> AuthHttp.AUTH.register(email).status(), clients))
                .toList();
        List<Integer> statuses = attempts.stream().map(CompletableFuture::join).toList();
        clients.shutdown();
        assertThat(statuses)
                .containsOnlyOnce(201)
                .filteredOn(status -> status != 201)
                .containsOnly(409);
    }

    /** More than are hashed and wait at once: the rest is told to come again, and nothing breaks. */
    @Test
    default void registerWhenAHundredComeAtOnceThenEachIsCreatedOrAskedToWait() {
        ExecutorService clients = Executors.newFixedThreadPool(100);
        List<CompletableFuture<Answer>> attempts = IntStream.range(0, 100)
                .mapToObj(client ->
                        CompletableFuture.supplyAsync(() -> AuthHttp.AUTH.register(AuthHttp.newAddress()), clients))
                .toList();
        List<Answer> answers = attempts.stream().map(CompletableFuture::join).toList();
        clients.shutdown();
        assertThat(answers).extracting(Answer::status).contains(201).isSubsetOf(201, 429);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).allSatisfy(answer -> assertThat(
                        Integer.parseInt(answer.header("Retry-After")))
                .isPositive());
    }

    @ParameterizedTest
    @CsvSource({
        "{}, email",
        "'{\"email\":\"nobody\",\"password\":\"violet-anchor-quilt-42\"}', email",
        "'{\"email\":\"a@example.com\",\"password\":\"fourteen chars\"}', password",
        "'{\"email\":\"a@example.com\",\"password\":\"passwordpassword\"}', password",
        "'{\"email\":\"a@example.com\",\"password\":12345678901234567}', password",
        "'{\"email\":\"a@example.com\",\"password\":\"violet-anchor-quilt-42\",\"display_name\":\"a\\u0000b\"}', display_name",
        "'{\"email\":\"a@example.com\",\"password\":\"violet-anchor-quilt-42\",\"admin\":true}', admin",
    })
    default void registerWhenAMemberIsNotAcceptableThenViolation(String body, String field) {
        Answer answer = AuthHttp.AUTH.post(AuthHttp.REGISTER, "application/json", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("type")).isEqualTo("urn:symbolon:problem:invalid-request");
        assertThat(answer.body().get("violations"))
                .extracting(violation -> violation.get("field").asText())
                .contains(field);
        assertThat(answer.text("instance")).isEqualTo("urn:uuid:" + answer.header("X-Correlation-Id"));
    }
}
