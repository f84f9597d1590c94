package io.symbolon.system.refusal;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.symbolon.config.Service;
import io.symbolon.system.Login;
import io.symbolon.system.Person;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SECURITY, fault 26: clients whose bodies do not come keep nobody else waiting. */
@SystemTest
class SlowBodiesIT {
    private static final int MANY = 60;
    private static final String LOGIN = "POST /v1/auth/login HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";

    private final Symbolon symbolon;
    private final List<Socket> slow = new ArrayList<>();

    SlowBodiesIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : slow) {
            socket.close();
        }
    }

    @Test
    void requestsWhenManyBodiesDoNotComeThenOthersAreAnsweredMeanwhile() throws IOException {
        Person person = symbolon.register();
        Login login = symbolon.login(person);
        for (int i = 0; i < MANY; i++) {
            slow.add(connected());
        }
        for (Socket socket : slow) {
            socket.getOutputStream().write(LOGIN.getBytes(StandardCharsets.US_ASCII));
        }

        symbolon.auth()
                .get("/v1/auth/sessions")
                .bearer(login.accessToken())
                .send()
                .expect(200);
        symbolon.login(person);

        for (Socket socket : slow) {
            assertStillWaits(socket);
        }
    }

    /** Its TLS handshake, which takes a thread of the server too, is over. */
    private Socket connected() throws IOException {
        SSLSocket socket = (SSLSocket) symbolon.wire(Service.AUTH).open();
        socket.startHandshake();
        return socket;
    }

    private static void assertStillWaits(Socket socket) throws IOException {
        socket.setSoTimeout(1);
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> socket.getInputStream().read());
    }
}
