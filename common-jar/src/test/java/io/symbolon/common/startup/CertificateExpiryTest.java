package io.symbolon.common.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.LoggedLines;
import io.symbolon.common.testing.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateExpiryTest {
    private static final String NAME = "tls.keystore";

    @TempDir
    private Path directory;

    @Test
    void secondsLeftThenUntilTheCertificateExpiresAndNegativeAfterwards() throws Exception {
        Path store = CertificateStoreTest.selfSigned(directory, "CN=auth.example");
        Instant end = CertificateStore.firstExpiry(store, CertificateStoreTest.PASSWORD)
                .orElseThrow();
        assertThat(expiry(store, end.minusSeconds(100)).secondsLeft()).isEqualTo(100);
        assertThat(expiry(store, end.plusSeconds(1)).secondsLeft()).isEqualTo(-1);
    }

    @Test
    void secondsLeftWhenAnotherFileTakesItsPlaceThenThatOnes() throws Exception {
        Path store = CertificateStoreTest.selfSigned(directory, "CN=auth.example");
        CertificateExpiry expiry = expiry(store, Instant.EPOCH);
        assertThat(expiry.secondsLeft()).isPositive();
        Files.delete(store);
        assertThat(expiry.secondsLeft()).isZero();
        Files.writeString(store, "no store");
        Files.setLastModifiedTime(store, FileTime.from(Instant.EPOCH));
        assertThat(expiry.secondsLeft()).isZero();
        Files.delete(store);
        CertificateStoreTest.selfSigned(directory, "CN=auth.example");
        assertThat(expiry.secondsLeft()).isPositive();
    }

    @Test
    void warnWhenLessThanThirtyDaysAreLeftThenTheLogNamesTheStore() throws Exception {
        Path store = CertificateStoreTest.selfSigned(directory, "CN=auth.example");
        Instant soon = CertificateStore.firstExpiry(store, CertificateStoreTest.PASSWORD)
                .orElseThrow()
                .minus(Duration.ofDays(30));
        try (LoggedLines log = new LoggedLines(CertificateExpiry.class.getName())) {
            expiry(store, soon).warn();
            assertThat(log.lines()).isEmpty();
            Files.move(store, directory.resolve("elsewhere"));
            expiry(store, soon.plusSeconds(1)).warn();
            assertThat(log.lines()).isEmpty();
            Files.move(directory.resolve("elsewhere"), store);
            expiry(store, soon.plusSeconds(1)).warn();
            assertThat(log.lines()).singleElement().asString().contains("a certificate expires");
        }
    }

    private static CertificateExpiry expiry(Path store, Instant now) {
        return new CertificateExpiry(NAME, store, CertificateStoreTest.PASSWORD, TestClock.at(now));
    }
}
