package io.symbolon.system.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.config.Service;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SECURITY, fault 26: clients that send too much, too slowly, or without end. They are cut off, and others are served.
 *
 * <pre>./mvnw verify -Pproof -Dtest=none -Dit.test=SlowClientsProof</pre>
 */
@SystemTest
class SlowClientsProof {
    private static final System.Logger LOG = System.getLogger(SlowClientsProof.class.getName());
    private static final int MANY = 30;

    private static final int MEGABYTE = 1 << 20;
    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";
    private static final String LOGIN = "POST /v1/auth/login" + HOST + "Content-Type: application/json\r\n";
    private static final String FORM =
            "POST /oauth2/token" + HOST + "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final List<String> HEADERS = List.of(
            "X-Long: " + "a".repeat(MEGABYTE),
            "X-Many: a\r\n".repeat(1000) + "X-Last: a",
            "Authorization: Bearer " + ".".repeat(MEGABYTE),
            "Authorization: Bearer " + ".".repeat(15_000),
            "Authorization: Bearer " + scopeful(2500),
            "X-\u0000: a",
            ": a",
            "No colon",
            "Content-Length: -1",
            "Content-Length: " + "1,".repeat(5000) + "1",
            "Content-Length: 1\r\nContent-Length: 2",
            "Content-Length: 99999999999999999999",
            "Transfer-Encoding: chunked\r\nContent-Length: 5",
            "Transfer-Encoding: x",
            "Expect: 200-maybe");

    private final Symbolon symbolon;
    private final List<Socket> sockets = new ArrayList<>();

    SlowClientsProof(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void requestsWhenTheyDoNotEndThenOthersAreServedAndTheyAreCutOff() throws IOException {
        for (int i = 0; i < MANY; i++) {
            say(Service.AUTH, "GET /v1/auth/users" + HOST + "X-Slow: ");
            say(Service.AUTH, LOGIN + "Content-Length: 1000\r\n\r\n{");
            say(Service.AUTH, LOGIN + "Transfer-Encoding: chunked\r\n\r\n5\r\n{");
        }
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            long start = System.nanoTime();
            symbolon.auth().get("/.well-known/jwks.json").send().expect(200);
            took.add((System.nanoTime() - start) / 1_000_000);
        }
        for (Socket socket : sockets) {
            assertNoServersFailure(rest(socket));
        }
        symbolon.login(symbolon.register());
        Collections.sort(took);
        LOG.log(
                System.Logger.Level.INFO,
                "{0} slow clients; another''s request beside them: median {1} ms, longest {2} ms",
                sockets.size(),
                took.get(MANY / 2),
                took.get(MANY - 1));
    }

    /** An octet a second, of chunks one, which no limit of a single read minds; once it is answered, no thread waits for the rest. */
    @ParameterizedTest
    @ValueSource(strings = {LOGIN, FORM})
    void bodyWhenItDripsThenRefused(String request) throws IOException {
        Socket announced = say(Service.AUTH, request + "Content-Length: 1000\r\n\r\n");
        assertThat(answerTo(announced, "a")).startsWith("HTTP/1.1 400 ");
        Socket chunked = say(Service.AUTH, request + "Transfer-Encoding: chunked\r\n\r\n");
        assertThat(answerTo(chunked, "1\r\na\r\n")).startsWith("HTTP/1.1 400 ");
    }

    /** The line that it begins with. */
    private static String answerTo(Socket socket, String drop) throws IOException {
        socket.setSoTimeout(1);
        BufferedReader answer =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        return await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> {
                            isTaken(socket, drop.getBytes(StandardCharsets.US_ASCII));
                            return lineOf(answer);
                        },
                        Objects::nonNull);
    }

    /** Null while there is none. */
    private static String lineOf(BufferedReader answer) throws IOException {
        try {
            return answer.readLine();
        } catch (SocketTimeoutException notYet) {
            return null;
        }
    }

    @Test
    void chunksWhenTheyDoNotEndThenRefusedBeforeMegabytesAreTaken() throws IOException {
        byte[] chunk = ("400\r\n" + "a".repeat(1024) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        for (Service service : Service.values()) {
            Socket socket = say(
                    service,
                    "POST /nowhere" + HOST + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int sent = 0; sent < MEGABYTE / 2; sent += chunk.length) { // eight times the limit, and no last chunk
                if (!isTaken(socket, chunk)) {
                    break;
                }
            }
            assertNoServersFailure(rest(socket));
        }
    }

    @Test
    void headersWhenTooLongOrTooManyOrAmbiguousThenRefusedAndTheServerLives() throws IOException {
        for (Service service : Service.values()) {
            for (String headers : HEADERS) {
                say(service, "POST /nowhere" + HOST + headers + "\r\nConnection: close\r\n\r\n");
            }
        }
        for (Socket socket : sockets) {
            assertNoServersFailure(rest(socket));
        }
        for (Service service : Service.values()) {
            symbolon.of(service).get("/health/ready").send().expect(200);
        }
    }

    private Socket say(Service service, String text) throws IOException {
        Socket socket = symbolon.wire(service).open();
        sockets.add(socket);
        isTaken(socket, text.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static boolean isTaken(Socket socket, byte[] octets) throws IOException {
        try {
            socket.getOutputStream().write(octets);
            return true;
        } catch (SocketException hungUp) {
            return false;
        }
    }

    /** All until the server hangs up; it does, or the read times out and the test fails. */
    private static String rest(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException hungUp) {
            return "";
        }
    }

    /** A refusal, or no word at all. */
    private static void assertNoServersFailure(String answer) {
        assertThat(answer)
                .matches("(?s)|HTTP/1.1 [1-4]\\d\\d .*")
                .doesNotContainIgnoringCase("<html", "exception", "\tat ");
    }

    /** What anybody can make: nobody signed it. */
    private static String scopeful(int words) {
        String claims = """
            {"iss":"a","sub":"a","client_id":"a","jti":"a","aud":"a","groups":[],"exp":1,"iat":1,"scope":"a%s"}\
            """.formatted(" a".repeat(words));
        return base64("{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"a\"}") + "." + base64(claims) + ".AAAA";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
