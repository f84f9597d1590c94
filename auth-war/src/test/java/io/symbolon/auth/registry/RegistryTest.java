package io.symbolon.auth.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.symbolon.auth.client.AuthenticatedClient;
import io.symbolon.auth.client.Client;
import io.symbolon.auth.client.ClientAuthentication;
import io.symbolon.auth.client.ClientCache;
import io.symbolon.auth.client.ClientKeys;
import io.symbolon.auth.client.ClientStore;
import io.symbolon.auth.client.NewServiceToken;
import io.symbolon.auth.client.ServiceTokens;
import io.symbolon.auth.client.TokenHash;
import io.symbolon.auth.registry.Registry.Outcome;
import io.symbolon.auth.revoked.RevocationSettings;
import io.symbolon.auth.revoked.RevocationStore;
import io.symbolon.auth.revoked.Revocations;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditRecord;
import io.symbolon.common.json.Json;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.Scope;
import io.symbolon.common.token.Secret;
import io.symbolon.common.token.ServiceName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistryTest {
    private static final ServiceName CHAT = new ServiceName("chat-service");
    private static final Client CLIENT = new Client(
            CHAT,
            Set.of(new ServiceName("email-service"), new ServiceName("user-service")),
            Set.of(new Scope("email:send"), new Scope("profiles:read")),
            Set.of("properties"));
    private static final int RACERS = 50;

    private final TestClock clock = TestClock.standing();
    private final TokenHash hash = new TokenHash(Secret.of("a pepper for tests only"), Optional.empty());
    private final Queue<AuditRecord> records = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @EnumSource
    void addTokenWhenFiftyAtOnceThenOneMoreHasAPlace(Database vendor) throws Exception {
        try (TestDatabase database = registered(vendor)) {
            ExecutorService racers = Executors.newFixedThreadPool(RACERS);
            CyclicBarrier start = new CyclicBarrier(RACERS);
            List<CompletableFuture<Outcome>> tries = IntStream.range(0, RACERS)
                    .mapToObj(racer -> CompletableFuture.supplyAsync(
                            () -> {
                                await(start);
                                return addToken(database, make(ServiceTokens.LIFE));
                            },
                            racers))
                    .toList();
            CompletableFuture.allOf(tries.toArray(CompletableFuture[]::new)).get();
            racers.shutdown();
            assertThat(tries).filteredOn(one -> one.join() == Outcome.DONE).hasSize(1);
            assertThat(tries).filteredOn(one -> one.join() == Outcome.CONFLICT).hasSize(RACERS - 1);
            assertThat(shown(database).tokens()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void addTokenWhenOneHasExpiredThenItMakesRoomAndNotASecondEarlier(Database vendor) {
        try (TestDatabase database = registered(vendor)) {
            NewServiceToken brief = make(Duration.ofSeconds(30));
            assertThat(addToken(database, brief)).isEqualTo(Outcome.DONE);
            clock.advance(Duration.ofSeconds(29));
            assertThat(authenticate(database, brief)).isPresent();
            assertThat(addToken(database, make(ServiceTokens.LIFE))).isEqualTo(Outcome.CONFLICT);
            clock.advance(Duration.ofSeconds(1));
            assertThat(authenticate(database, brief)).isEmpty();
            assertThat(addToken(database, make(ServiceTokens.LIFE))).isEqualTo(Outcome.DONE);
            assertThat(shown(database).tokens()).hasSize(2).noneMatch(token -> token.id()
                    .equals(brief.id()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void registerThenTheTokenLivesForNinetyDaysAndASecondServiceOfThatNameIsRefused(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            NewServiceToken token = make(ServiceTokens.LIFE);
            assertThat(register(database, token)).isEqualTo(Outcome.DONE);
            assertThat(authenticate(database, token)).contains(CLIENT);
            ServiceView shown = shown(database);
            assertThat(shown.rights()).isEqualTo(ServiceRights.of(CLIENT));
            assertThat(shown.tokens()).singleElement().satisfies(one -> {
                assertThat(one.createdAt()).isEqualTo(clock.instant());
                assertThat(one.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(90)));
                assertThat(one.lastUsedAt()).isEqualTo(clock.instant());
            });
            assertThat(register(database, make(ServiceTokens.LIFE))).isEqualTo(Outcome.CONFLICT);
            assertThat(records).extracting(AuditRecord::subject).containsExactly("chat-service");
        }
    }

    @ParameterizedTest
    @EnumSource
    void deleteThenNothingProvesItItsTokensAreRevokedAndOnlyAnAdministratorRegistersItAgain(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            NewServiceToken token = make(ServiceTokens.LIFE);
            register(database, token);
            assertThat(run(database, registry -> registry.delete(CHAT))).isEqualTo(Outcome.DONE);
            assertThat(authenticate(database, token)).isEmpty();
            assertThat(revoked(database)).containsExactly("client chat-service");
            assertThat(run(database, registry -> registry.delete(CHAT))).isEqualTo(Outcome.UNKNOWN);
            assertThat(addToken(database, make(ServiceTokens.LIFE))).isEqualTo(Outcome.UNKNOWN);
            NewServiceToken next = make(ServiceTokens.LIFE);
            assertThat(register(database, next)).isEqualTo(Outcome.DONE);
            assertThat(authenticate(database, next)).isPresent();
            assertThat(authenticate(database, token)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void changeWhenNarrowedThenItsTokensAreRevokedAndWhenWidenedNot(Database vendor) {
        try (TestDatabase database = registered(vendor)) {
            assertThat(change(database, "{\"scopes\":[\"email:send\",\"profiles:read\",\"a\"],\"claims\":null}")
                            .violations())
                    .isEmpty();
            assertThat(revoked(database)).isEmpty();
            assertThat(change(database, "{\"scopes\":[\"email:send\"]}").outcome())
                    .isEqualTo(Outcome.DONE);
            assertThat(revoked(database)).containsExactly("client chat-service");
            assertThat(shown(database).rights())
                    .isEqualTo(new ServiceRights(
                            List.of("email-service", "user-service"), List.of("email:send"), List.of()));
            assertThat(change(database, "{\"audiences\":null}").violations()).isNotEmpty();
            assertThat(change(database, "{\"audiences\":[\"admin\"]}").violations())
                    .isNotEmpty();
            assertThat(shown(database).audiences()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void putKeysThenNoTokenProvesItUntilTheKeysAreGone(Database vendor) throws JOSEException {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            NewServiceToken token = make(ServiceTokens.LIFE);
            register(database, token);
            String jwks = new JWKSet(new ECKeyGenerator(Curve.P_256).generate()).toString(true);
            assertThat(run(database, registry -> registry.putKeys(CHAT, ClientKeys.parse(jwks))))
                    .isEqualTo(Outcome.DONE);
            assertThat(authenticate(database, token)).isEmpty();
            assertThat(shown(database).keys()).isOne();
            assertThat(addToken(database, make(ServiceTokens.LIFE))).isEqualTo(Outcome.CONFLICT);
            run(database, registry -> registry.putKeys(CHAT, ClientKeys.parse("{\"keys\":[]}")));
            NewServiceToken next = make(ServiceTokens.LIFE);
            assertThat(addToken(database, next)).isEqualTo(Outcome.DONE);
            assertThat(authenticate(database, next)).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void deleteTokenThenItAloneIsRefused(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            NewServiceToken old = make(ServiceTokens.LIFE);
            NewServiceToken next = make(ServiceTokens.LIFE);
            register(database, old);
            addToken(database, next);
            assertThat(run(database, registry -> registry.deleteToken(CHAT, old.id())))
                    .isEqualTo(Outcome.DONE);
            assertThat(authenticate(database, old)).isEmpty();
            assertThat(authenticate(database, next)).isPresent();
            assertThat(run(database, registry -> registry.deleteToken(CHAT, old.id())))
                    .isEqualTo(Outcome.UNKNOWN);
            assertThat(revoked(database)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void listThenByNameInPages(Database vendor) {
        try (TestDatabase database = registered(vendor)) {
            for (String name : List.of("api-gateway", "zebra-service")) {
                Client other = new Client(new ServiceName(name), Set.of(), Set.of(), Set.of());
                run(database, registry -> registry.register(other, make(ServiceTokens.LIFE)));
            }
            RegistryStore store = new RegistryStore(database.entities());
            List<ServiceView> first = database.transactions().call(() -> store.list("", 2));
            assertThat(first).extracting(ServiceView::name).containsExactly("api-gateway", "chat-service");
            List<ServiceView> rest = database.transactions().call(() -> store.list("chat-service", 2));
            assertThat(rest).extracting(ServiceView::name).containsExactly("zebra-service");
        }
    }

    private TestDatabase registered(Database vendor) {
        TestDatabase database = TestDatabase.start(vendor);
        register(database, make(ServiceTokens.LIFE));
        return database;
    }

    private NewServiceToken make(Duration life) {
        return new ServiceTokens(hash, clock).make(life);
    }

    private Outcome register(TestDatabase database, NewServiceToken token) {
        return run(database, registry -> registry.register(CLIENT, token));
    }

    private Outcome addToken(TestDatabase database, NewServiceToken token) {
        return run(database, registry -> registry.addToken(CHAT, token));
    }

    private Registry.Change change(TestDatabase database, String patch) {
        return database.transactions().call(() -> registry(database).change(CHAT, tree(patch)));
    }

    private Outcome run(TestDatabase database, Function<Registry, Outcome> act) {
        return database.transactions().call(() -> act.apply(registry(database)));
    }

    private Registry registry(TestDatabase database) {
        Revocations revocations = new Revocations(
                new RevocationStore(database.entities()), new RevocationSettings(Duration.ofMinutes(10)), clock);
        AuditLog audit = AuditLog.of("auth-service", clock, records::add);
        return new Registry(
                new RegistryStore(database.entities()),
                revocations,
                cache(database),
                database.transactions(),
                audit,
                clock);
    }

    private Optional<Client> authenticate(TestDatabase database, NewServiceToken token) {
        ClientAuthentication authentication =
                new ClientAuthentication(cache(database), new ClientStore(database.entities()), hash, clock);
        return database.transactions()
                .call(() -> authentication.authenticate("chat-service", token.value()))
                .map(AuthenticatedClient::client);
    }

    private ClientCache cache(TestDatabase database) {
        return new ClientCache(new ClientStore(database.entities()), clock, Runnable::run);
    }

    private static ServiceView shown(TestDatabase database) {
        return database.transactions()
                .call(() -> new RegistryStore(database.entities()).find(CHAT).orElseThrow());
    }

    private static List<String> revoked(TestDatabase database) {
        List<?> rows = database.transactions().call(() -> database.entities()
                .createNativeQuery("select kind || ' ' || revoked from revocation")
                .getResultList());
        return rows.stream().map(String::valueOf).toList();
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) Json.strict().readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
