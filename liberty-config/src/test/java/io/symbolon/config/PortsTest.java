package io.symbolon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    @TempDir
    private Path directory;

    @Test
    void developmentWhenNothingIsSetThenTheContracts() {
        Ports ports = Ports.development(Map.of());

        assertThat(Arrays.stream(Service.values()).map(ports::of))
                .containsExactly(
                        new Endpoint(9080, 9443),
                        new Endpoint(9081, 9444),
                        new Endpoint(9082, 9445),
                        new Endpoint(9083, 9446));
        assertThat(ports.messaging()).isEqualTo(7286);
    }

    @Test
    void developmentWhenOneIsMovedThenOnlyThat() {
        Ports ports = Ports.development(Map.of("USER_HTTPS_PORT", "19444"));

        assertThat(ports.of(Service.USER)).isEqualTo(new Endpoint(9081, 19444));
        assertThat(ports.of(Service.AUTH)).isEqualTo(new Endpoint(9080, 9443));
    }

    @Test
    void developmentWhenAPortIsNoNumberThenTheVariableIsNamed() {
        assertThatThrownBy(() -> Ports.development(Map.of("MESSAGING_PORT", "high")))
                .hasMessage("MESSAGING_PORT is no port: high");
    }

    @Test
    void freePortsWhenOneIsTakenThenTheLineNamesServicePortAndSetting() throws Exception {
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            Platform platform = platform(stranger.getLocalPort());

            assertThatThrownBy(() -> FreePorts.demand(platform))
                    .hasMessage("property-service cannot start: port " + stranger.getLocalPort()
                            + " (https.port) is taken by another process; end that, or set PROPERTY_HTTPS_PORT");
        }
    }

    @Test
    void freePortsWhenTheServerIsOursAndLivesThenItMayHoldThem() throws Exception {
        try (ServerSocket ours = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            Platform platform = platform(ours.getLocalPort());
            Process server = new ProcessBuilder("sh", "-c", "read line # property-war").start();
            try {
                Path pid = ServerProcess.of(Service.PROPERTY, platform.userDirectory())
                        .pidFile();
                Files.createDirectories(pid.getParent());
                Files.writeString(pid, Long.toString(server.pid()));

                assertThatCode(() -> FreePorts.demand(platform)).doesNotThrowAnyException();
            } finally {
                server.destroy();
            }
        }
    }

    /** Everything off but property's HTTPS. */
    private Platform platform(int port) throws Exception {
        Map<Service, Endpoint> endpoints = Arrays.stream(Service.values())
                .collect(Collectors.toMap(
                        service -> service, service -> new Endpoint(-1, service == Service.PROPERTY ? port : -1)));
        return Platform.open(directory, new Ports(endpoints, -1), Clock.systemUTC());
    }
}
