package io.symbolon.user.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.common.database.Transactions;
import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.testing.TestTokens;
import io.symbolon.common.token.ServiceName;
import io.symbolon.user.InContainer;
import io.symbolon.user.profile.ProfileStore;
import io.symbolon.user.profile.ProfileView;
import io.symbolon.user.profile.UserId;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a message on the queue to the rows and the answering message, in a real Liberty with a real broker. */
@ExtendWith(ArquillianExtension.class)
class AuthEventsIT {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    /** Milliseconds. */
    private static final long PATIENCE = 20_000;

    private final String user = UUID.randomUUID().toString();

    @Inject
    private ConnectionFactory connections;

    @Inject
    private ProfileStore profiles;

    @Inject
    private EntityManager entities;

    @Inject
    private Transactions transactions;

    @Inject
    private ManagedScheduledExecutorService executor;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "test.http.port")
    private int port;

    @Deployment
    static WebArchive application() {
        return InContainer.userWar();
    }

    @Test
    void createdWhenSentThreeTimesThenOneProfileAndOneAnswerOnTheSameTrace() throws NamingException {
        CloudEvent created = traced(auth().event(
                        "USER_CREATED",
                        user,
                        Map.of("user_id", user, "email", "ada@example.org", "display_name", "Ada")));
        send(created.toJson(), created.toJson(), "no event at all", created.toJson());

        // in this thread: only the container's own may be the first to ask for a store
        await().pollInSameThread()
                .untilAsserted(() ->
                        assertThat(profile()).map(ProfileView::displayName).contains("Ada"));
        CloudEvent answer = answer();
        assertThat(answer.type()).isEqualTo("io.symbolon.PROFILE_CREATED");
        assertThat(answer.traceparent()).contains(TRACE);
        await().pollInSameThread()
                .untilAsserted(() -> assertThat(query("select event_id from inbox where state = 'parked'"))
                        .isNotEmpty());
        assertThat(query("select state from inbox where event_id = '" + created.id() + "'"))
                .containsExactly("handled");
    }

    @Test
    void createdWhenEmailServiceIsAwayThenItsLetterWaitsAndTheOneToAuthDoesNot() throws NamingException {
        CloudEvent created = auth().event("USER_CREATED", user, Map.of("user_id", user, "email", "ada@example.org"));
        send(created.toJson());

        assertThat(answer().name()).isEqualTo("PROFILE_CREATED");
        await().pollInSameThread().untilAsserted(() -> assertThat(query(
                        "select destination from outbox where attempts > 0 and event_id = '" + created.id() + "'"))
                .containsExactly("email-service"));
    }

    /** What the dispatcher's claims rest on: a native locking query is part of the JTA transaction until it ends. */
    @Test
    void lockedRowWhenAnotherTransactionClaimsThenPassedOver() {
        String insert = "insert into account (id, state, state_version) values ('" + user + "', 'ACTIVE', 0)";
        transactions.run(() -> entities.createNativeQuery(insert).executeUpdate());
        String claim = "select id from account where id = '" + user + "' for update skip locked";

        assertThat(claimedElsewhereWhileClaimedHere(claim)).isEmpty();
        assertThat(query(claim)).hasSize(1);
    }

    /** CONTRACT section 4, on every service: what is parked is seen without its data, and tried again on request. */
    @Test
    void poisonedWhenParkedThenAnAdministratorSeesItAndHasItTriedAgain() throws Exception {
        CloudEvent poisoned = auth().event("NO_SUCH_TYPE", user, Map.of("email", "ada@example.org"));
        send(poisoned.toJson());

        String id = poisoned.id().toString();
        await().pollInSameThread().untilAsserted(() -> assertThat(parked()).contains(id));
        assertThat(parked())
                .contains("io.symbolon.NO_SUCH_TYPE", "user.from-auth")
                .doesNotContain("ada@example.org");
        String attempts = "update inbox set attempts = 7 where event_id = '" + id + "'";
        transactions.run(() -> entities.createNativeQuery(attempts).executeUpdate());
        assertThat(administration("/v1/admin/events/" + id + "/redeliver", "POST")
                        .statusCode())
                .isEqualTo(202);
        await().pollInSameThread().untilAsserted(() -> assertThat(
                        query("select attempts from inbox where state = 'parked' and event_id = '" + id + "'"))
                .as("tried again, counted anew")
                .containsExactly(1));
        assertThat(administration("/v1/admin/events/" + UUID.randomUUID() + "/redeliver", "POST")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void messagesWhenTheyAreNoTextThenEachIsParked() throws NamingException {
        long before = query("select event_id from inbox where state = 'parked'").size();
        Queue queue = queue("user.from-auth");
        try (JMSContext context = connections.createContext()) {
            context.createProducer().send(queue, new byte[] {1}).send(queue, new byte[] {2});
        }
        await().pollInSameThread()
                .untilAsserted(() -> assertThat(query("select event_id from inbox where state = 'parked'"))
                        .hasSizeGreaterThanOrEqualTo((int) before + 2));
    }

    private String parked() throws Exception {
        return administration("/v1/admin/events?state=parked&limit=100", "GET").body();
    }

    private HttpResponse<String> administration(String path, String method) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/user-war" + path))
                .header(
                        "Authorization",
                        "Bearer " + TestTokens.admin().audience("user-service").compact())
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private List<Object> claimedElsewhereWhileClaimedHere(String claim) {
        return transactions.call(() -> {
            assertThat(entities.createNativeQuery(claim).getResultList().size()).isOne();
            return CompletableFuture.supplyAsync(() -> query(claim), executor)
                    .orTimeout(PATIENCE, TimeUnit.MILLISECONDS)
                    .join();
        });
    }

    private EventSource auth() {
        return new EventSource(new ServiceName("auth-service"), clock);
    }

    private static CloudEvent traced(CloudEvent event) {
        return new CloudEvent(
                event.specversion(),
                event.id(),
                event.source(),
                event.type(),
                event.subject(),
                event.time(),
                event.datacontenttype(),
                event.data(),
                "00-" + TRACE + "-b7ad6b7169203331-01");
    }

    private Optional<ProfileView> profile() {
        return profiles.find(UserId.parse(user).orElseThrow());
    }

    private void send(String... texts) throws NamingException {
        Queue queue = queue("user.from-auth");
        try (JMSContext context = connections.createContext()) {
            for (String text : texts) {
                context.createProducer().send(queue, text);
            }
        }
    }

    /** The broker keeps what earlier runs left: answers about others are passed over. */
    private CloudEvent answer() throws NamingException {
        Queue queue = queue("auth.from-user");
        try (JMSContext context = connections.createContext();
                JMSConsumer consumer = context.createConsumer(queue)) {
            CloudEvent answer;
            do {
                String text = consumer.receiveBody(String.class, PATIENCE);
                answer = CloudEvent.parse(text).orElseThrow();
            } while (!user.equals(answer.subject()));
            return answer;
        }
    }

    private List<Object> query(String sql) {
        return new ArrayList<>(
                transactions.<List<?>>call(() -> entities.createNativeQuery(sql).getResultList()));
    }

    @SuppressWarnings("BanJNDI") // constant names; an Arquillian test class takes no @Resource
    private static Queue queue(String name) throws NamingException {
        return InitialContext.doLookup("jms/queue/" + name);
    }
}
