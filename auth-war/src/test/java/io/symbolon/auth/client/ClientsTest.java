package io.symbolon.auth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditRecord;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.Scope;
import io.symbolon.common.token.Secret;
import io.symbolon.common.token.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClientsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String TOKEN = "a token of the user service";
    private static final Map<String, String> CONFIGURED = Map.of(
            "USER_SERVICE_TOKEN", TOKEN,
            "auth.services", "chat-service",
            "auth.service.chat-service.audiences", "user-service, email-service",
            "auth.service.chat-service.scopes", "profiles:read email:send",
            "CHAT_SERVICE_TOKEN", "a token of chat");

    private final TestClock clock = TestClock.at(NOW);
    private final Queue<AuditRecord> records = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @EnumSource
    void sowThenDeclaredServicesAreThere(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            sow(database, CONFIGURED);
            Client user = authenticate(database, "user-service", TOKEN).orElseThrow();
            assertThat(user.audiences()).map(ServiceName::value).contains("auth-service", "email-service");
            assertThat(user.claims()).containsExactly("properties");
            Client chat =
                    authenticate(database, "chat-service", "a token of chat").orElseThrow();
            assertThat(chat.scopes()).map(Scope::value).containsExactlyInAnyOrder("profiles:read", "email:send");
            assertThat(records)
                    .extracting(AuditRecord::event, AuditRecord::subject)
                    .contains(tuple("sensitive_create", "chat-service"), tuple("sensitive_create", "email-service"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void authenticateWhenUnknownOrWrongOrTokenlessThenNobody(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            sow(database, CONFIGURED);
            assertThat(authenticate(database, "user-service", TOKEN + "x")).isEmpty();
            assertThat(authenticate(database, "user-service", "")).isEmpty();
            assertThat(authenticate(database, "chat-service", TOKEN)).isEmpty();
            assertThat(authenticate(database, "email-service", TOKEN)).isEmpty(); // registered, no token
            assertThat(authenticate(database, "nobody-knows", TOKEN)).isEmpty();
            assertThat(authenticate(database, "user-service\u0000", TOKEN)).isEmpty(); // PostgreSQL takes no NUL
        }
    }

    @ParameterizedTest
    @EnumSource
    void authenticateWhenThePepperIsBeingReplacedThenTokensOfBeforeAreKnownR40(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            sow(database, CONFIGURED);
            Secret next = Secret.of("another pepper");
            Optional<Secret> before = Optional.of(Secret.of("a pepper for tests only"));
            assertThat(authenticate(database, new TokenHash(next, before), "user-service", TOKEN))
                    .isPresent();
            assertThat(authenticate(database, new TokenHash(next, before), "user-service", TOKEN + "x"))
                    .isEmpty();
            assertThat(authenticate(database, new TokenHash(next, Optional.empty()), "user-service", TOKEN))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void sowWhenAgainWithOtherValuesThenNothingChanges(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            sow(database, CONFIGURED);
            int recorded = records.size();
            sow(database, Map.of("USER_SERVICE_TOKEN", "another"));
            assertThat(records).hasSize(recorded);
            assertThat(authenticate(database, "user-service", TOKEN)).isPresent();
            assertThat(authenticate(database, "user-service", "another")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void sowWhenServiceOrTokenWasDeletedThenStaysDeleted(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            sow(database, CONFIGURED);
            execute(database, "update client set deleted_at = created_at where name = 'chat-service'");
            execute(database, "delete from client_token where client_name = 'user-service'");
            sow(database, CONFIGURED);
            assertThat(authenticate(database, "chat-service", "a token of chat"))
                    .isEmpty();
            assertThat(authenticate(database, "user-service", TOKEN)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void sowWhenServersStartAtOnceThenEachServiceOnce(Database vendor) throws Exception {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            ExecutorService servers = Executors.newFixedThreadPool(8);
            List<CompletableFuture<Void>> starts = IntStream.range(0, 8)
                    .mapToObj(server -> CompletableFuture.runAsync(() -> sow(database, CONFIGURED), servers))
                    .toList();
            CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).get();
            servers.shutdown();
            assertThat(count(database, "client")).isEqualTo(5);
            assertThat(count(database, "client_token")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void authenticateWhenTokenExpiresThenUntilTheSecondBefore(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            sow(database, CONFIGURED);
            execute(database, "update client_token set expires_at = timestamp with time zone '2026-01-01 00:01:00+00'");
            clock.advance(Duration.ofSeconds(59));
            assertThat(authenticate(database, "user-service", TOKEN)).isPresent();
            clock.advance(Duration.ofSeconds(1));
            assertThat(authenticate(database, "user-service", TOKEN)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void addFirstTokenWhenSlotIsTakenThenTheDatabaseRefuses(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            sow(database, CONFIGURED);
            ClientStore store = new ClientStore(database.entities());
            assertThatThrownBy(() -> database.transactions()
                            .run(() -> store.addFirstToken(new ServiceName("user-service"), "hash", NOW)))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    private void sow(TestDatabase database, Map<String, String> configuration) {
        DeclaredClients declared = new DeclaredClients(name -> Optional.ofNullable(configuration.get(name)));
        AuditLog audit = AuditLog.of("auth-service", clock, records::add);
        ClientSeed seed = new ClientSeed(declared, new ClientStore(database.entities()), hash(), audit, clock);
        database.transactions().run(seed::sow);
    }

    private Optional<Client> authenticate(TestDatabase database, String name, String token) {
        return authenticate(database, hash(), name, token);
    }

    private Optional<Client> authenticate(TestDatabase database, TokenHash hash, String name, String token) {
        ClientAuthentication authentication = new ClientAuthentication(
                new ClientCache(new ClientStore(database.entities()), clock, Runnable::run),
                new ClientStore(database.entities()),
                hash,
                clock);
        return database.transactions()
                .call(() -> authentication.authenticate(name, Secret.of(token)))
                .map(AuthenticatedClient::client);
    }

    private static TokenHash hash() {
        return new TokenHash(Secret.of("a pepper for tests only"), Optional.empty());
    }

    private static void execute(TestDatabase database, String sql) {
        database.transactions()
                .run(() -> database.entities().createNativeQuery(sql).executeUpdate());
    }

    private static int count(TestDatabase database, String table) {
        return database.transactions().call(() -> database.entities()
                .createNativeQuery("select * from " + table)
                .getResultList()
                .size());
    }
}
