package io.symbolon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The proxy breaks what it says, and counts it. */
class FaultProxyTest {
    private ServerSocket echo;
    private FaultProxy network;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        network = FaultProxy.to(echo.getLocalPort());
        Thread server = new Thread(this::echo);
        server.setDaemon(true);
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        network.close();
        echo.close();
    }

    @Test
    void networkWhenSoundThenPassesEverythingOn() throws IOException {
        try (Socket client = connect()) {
            assertThat(exchange(client)).isEqualTo('x');
            assertThat(exchange(client)).isEqualTo('x');
        }
        assertThat(network.faults()).isZero();
    }

    @Test
    void networkWhenCutThenOldAndNewConnectionsFailUntilHealed() throws IOException {
        try (Socket old = connect()) {
            exchange(old);
            network.cut();
            assertThatThrownBy(() -> exchange(old)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> exchange(connect())).isInstanceOf(IOException.class);
        assertThat(network.faults()).isGreaterThanOrEqualTo(2);

        network.heal();
        try (Socket client = connect()) {
            assertThat(exchange(client)).isEqualTo('x');
        }
    }

    @Test
    void networkWhenResetThenOnlyWhatWasOpenFails() throws IOException {
        try (Socket old = connect()) {
            exchange(old);
            network.reset();
            assertThatThrownBy(() -> exchange(old)).isInstanceOf(IOException.class);
        }
        try (Socket client = connect()) {
            assertThat(exchange(client)).isEqualTo('x');
        }
    }

    @Test
    void networkWhenSilentThenNothingIsAnswered() throws IOException {
        network.silence();
        try (Socket client = connect()) {
            client.setSoTimeout(200);
            assertThatThrownBy(() -> exchange(client)).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(network.faults()).isPositive();
    }

    @Test
    void networkWhenSlowThenTheAnswerComesAndTheFaultIsCounted() throws IOException {
        network.delay(Duration.ofMillis(50));
        try (Socket client = connect()) {
            assertThat(exchange(client)).isEqualTo('x');
        }
        assertThat(network.faults()).isEqualTo(2);
    }

    @Test
    void networkWhenRefusingThenNobodyGetsThroughUntilHealed() throws IOException {
        try (Socket old = connect()) {
            exchange(old);
            network.refuse();
            assertThatThrownBy(() -> exchange(old)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);

        network.heal();
        try (Socket client = connect()) {
            assertThat(exchange(client)).isEqualTo('x');
        }
    }

    @Test
    void networkWhenGarbledThenSomethingElseArrivesAndTheFaultIsCounted() throws IOException {
        network.garble();
        try (Socket client = connect()) {
            assertThat(exchange(client)).as("inverted there and back").isEqualTo('x');
        }
        assertThat(network.faults()).isEqualTo(2);
    }

    @Test
    void networkWhenDivertedThenSomebodyElseAnswersUntilHealed() throws IOException {
        try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            network.divert(elsewhere.getLocalPort());
            try (Socket client = connect();
                    Socket other = elsewhere.accept()) {
                other.getOutputStream().write('y');
                assertThat(exchange(client)).isEqualTo('y');
                network.heal();
                assertThatThrownBy(() -> exchange(client)).isInstanceOf(IOException.class);
            }
        }
        assertThat(network.faults()).isPositive();
        try (Socket client = connect()) {
            assertThat(exchange(client)).isEqualTo('x');
        }
    }

    @Test
    void networkWhenForgetfulThenEverySecondWordIsLostWithItsConnection() throws IOException {
        network.lose("x", 4); // what is said comes by twice: there and back
        try (Socket client = connect()) {
            assertThat(exchange(client)).isEqualTo('x');
            assertThatThrownBy(() -> exchange(client)).isInstanceOf(IOException.class);
        }
        assertThat(network.faults()).isOne();
    }

    private Socket connect() throws IOException {
        return new Socket("localhost", network.port());
    }

    /** Sends one octet; answers the one that comes back. */
    private static int exchange(Socket client) throws IOException {
        client.getOutputStream().write('x');
        int answer = client.getInputStream().read();
        if (answer < 0) {
            throw new IOException("ended");
        }
        return answer;
    }

    private void echo() {
        while (!echo.isClosed()) {
            try (Socket client = echo.accept();
                    InputStream in = client.getInputStream()) {
                for (int octet = in.read(); octet >= 0; octet = in.read()) {
                    client.getOutputStream().write(octet);
                }
            } catch (IOException ended) {
                assertThat(ended).isNotNull();
            }
        }
    }
}
