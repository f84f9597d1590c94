package io.symbolon.system.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.config.Service;
import io.symbolon.system.BrittlePlatform;
import io.symbolon.system.Login;
import io.symbolon.system.Person;
import io.symbolon.system.Server;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import io.symbolon.system.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server that is told to stop (SIGTERM) shuts its door, answers whatever has begun, says with the answer that it was the
 * last over this connection, and ends. No other answer than the usual is given.
 */
@SystemTest
class StopProof {
    private static final int PATIENCE = 60; // seconds
    private static final String VILLA = """
            {"name":"Villa","type":"house","address":{"street":"1","city":"Quito","postal_code":"1","country":"EC"}}""";

    private final Symbolon symbolon;

    /** A POST that needs the database, and what it is answered. */
    private record Request(String path, String authorization, String json, int status) {
        String text() {
            return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + authorization
                    + "Content-Type: application/json\r\nContent-Length: "
                    + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json;
        }
    }

    /** The same over two connections: of one request only a part has been sent, the other one was answered before. */
    private record Call(Request request, Socket begun, Socket kept) {
        private static final int LATER = 2; // octets

        static Call begin(Wire wire, Request request) throws IOException {
            Call call = new Call(request, wire.open(), wire.open());
            String text = request.text();
            say(call.begun, text.substring(0, text.length() - LATER));
            say(call.kept, text);
            assertThat(answer(call.kept))
                    .startsWith("HTTP/1.1 " + request.status() + " ")
                    .doesNotContainIgnoringCase("connection: close");
            return call;
        }

        /** The first is answered, and the second once more or not at all: then its client knows that it has to ask elsewhere. */
        void end() throws IOException {
            String text = request.text();
            String last = "(?s)HTTP/1.1 " + request.status() + " .*(?i)\r\nConnection: close\r\n.*";
            say(begun, text.substring(text.length() - LATER));
            assertThat(rest(begun)).as(request.path()).matches(last);
            assertThat(late(text)).as(request.path()).matches(last + "|");
        }

        private String late(String text) {
            try {
                say(kept, text);
                return rest(kept);
            } catch (IOException hungUp) {
                return "";
            }
        }

        void close() throws IOException {
            begun.close();
            kept.close();
        }
    }

    StopProof(BrittlePlatform platform) {
        this.symbolon = platform.symbolon();
    }

    @ParameterizedTest
    @EnumSource
    void requestsWhenUnderWayAtAStopThenAnswered(Service service) throws IOException {
        Server server = symbolon.of(service);
        List<Call> calls = new ArrayList<>();
        try {
            for (Request request : requests(service)) {
                calls.add(Call.begin(symbolon.wire(service), request));
            }
            server.process().terminate();
            await("the door is shut").until(() -> !isOpen(server));
            for (Call call : calls) {
                call.end();
            }
            server.process().exitCode(PATIENCE);
        } finally {
            for (Call call : calls) {
                call.close();
            }
            server.start();
        }
    }

    private List<Request> requests(Service service) {
        Person ada = symbolon.register();
        Login login = symbolon.login(ada);
        String credentials = "{\"email\":\"" + ada.email() + "\",\"password\":\"" + ada.password() + "\"}";
        return switch (service) {
            case AUTH ->
                List.of(
                        new Request("/v1/auth/login", "", credentials, 200),
                        new Request("/v1/auth/logout", bearer(login.accessToken()), "{}", 200),
                        new Request("/v1/auth/service-token", "", serviceCredentials(), 200));
            case USER -> List.of(new Request("/api/users/authenticate", "", credentials, 200));
            case PROPERTY -> List.of(new Request("/api/properties/", bearer(login.accessToken()), VILLA, 201));
            case EMAIL ->
                List.of(new Request(
                        "/send",
                        bearer(symbolon.serviceToken(Service.USER, Service.EMAIL)),
                        "{\"to\":\"" + ada.email() + "\",\"subject\":\"Stop\",\"text\":\"Not yet.\"}",
                        202));
        };
    }

    private String serviceCredentials() {
        return "{\"service_name\":\"property-service\",\"service_token\":\"" + symbolon.secret("PROPERTY_SERVICE_TOKEN")
                + "\"}";
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }

    private static boolean isOpen(Server server) {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.url().getPort())) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One answer over a connection that stays open. */
    private static String answer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        String length = head.toString().replaceFirst("(?is).*\r\nContent-Length: (\\d+)\r\n.*", "$1");
        return head + new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    /** Until the server hangs up. */
    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
