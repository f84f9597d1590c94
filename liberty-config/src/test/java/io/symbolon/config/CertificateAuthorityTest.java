package io.symbolon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {
    @TempDir
    private Path directory;

    @Test
    void issueWhenNoneThenSignedByTheAuthorityForLocalhost() throws Exception {
        X509Certificate certificate = issued(Clock.systemUTC());

        certificate.verify(authority(Clock.systemUTC()).certificate().getPublicKey());
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=user-service");
        assertThat(certificate.getSubjectAlternativeNames())
                .contains(List.of(2, "localhost"), List.of(7, "127.0.0.1"))
                .hasSize(4);
    }

    @Test
    void aSecondBeforeThirtyDaysThenKeptAndAtThirtyDaysRenewed() throws Exception {
        X509Certificate first = issued(Clock.systemUTC());
        Instant limit = first.getNotAfter().toInstant().minus(CertificateAuthority.RENEWAL);

        assertThat(issued(at(limit.minusSeconds(1)))).isEqualTo(first);
        assertThat(issued(at(limit))).isNotEqualTo(first);
    }

    @Test
    void issueWhenTheAuthorityIsGoneThenByTheNewOne() throws Exception {
        X509Certificate first = issued(Clock.systemUTC());
        Files.delete(directory.resolve("tls/ca.p12"));

        X509Certificate second = issued(Clock.systemUTC());
        assertThat(second).isNotEqualTo(first);
        second.verify(authority(Clock.systemUTC()).certificate().getPublicKey());
    }

    @Test
    void everyStoreIsItsOwnersAloneAndNoServerHoldsTheAuthoritysKey() throws Exception {
        issued(Clock.systemUTC());

        try (var files = Files.list(directory.resolve("tls"))) {
            assertThat(files)
                    .extracting(file -> file.getFileName() + " "
                            + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .containsExactlyInAnyOrder("ca.p12 rw-------", "user.p12 rw-------");
        }
        assertThat(identity().certificate("ca")).isEmpty();
    }

    private X509Certificate issued(Clock clock) throws Exception {
        authority(clock).issue(Service.USER, identity());
        return identity().certificate("server").orElseThrow();
    }

    private Store identity() {
        return new Store(directory.resolve("tls/user.p12"), "password of the server");
    }

    private CertificateAuthority authority(Clock clock) {
        return new CertificateAuthority(directory.resolve("tls"), "password of the authority", clock);
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
