package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.inbound.revocation.Followed;
import io.symbolon.common.inbound.revocation.RevokedEntry;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedTrustTest {
    private static final String ISSUER = "https://issuer";

    private final TestClock clock = TestClock.standing();

    @TempDir
    Path directory;

    private SavedTrust saved() {
        return new SavedTrust(Optional.of(new TrustFile(directory)), ISSUER, clock);
    }

    private TrustFile.Copy onDisk() {
        return new TrustFile(directory).read(ISSUER);
    }

    private Followed at(String cursor) {
        return new Followed(
                cursor,
                clock.instant(),
                List.of(new RevokedEntry(
                        "kid", "tainted", clock.instant(), clock.instant().plusSeconds(60))));
    }

    @Test
    void revocationsWhenTheyComeThenOnDiskWithTheKeysAtOnce() {
        SavedTrust saved = saved();
        saved.keys(clock.instant(), TestKey.TRUSTED.jwks());
        clock.advance(Duration.ofSeconds(1));
        saved.revocations(at("1"));
        assertThat(onDisk())
                .isEqualTo(
                        new TrustFile.Copy(ISSUER, clock.instant().minusSeconds(1), TestKey.TRUSTED.jwks(), at("1")));
    }

    @Test
    void revocationsWhenAFloodThenOneWriteASecondAndNoneIsLost() {
        SavedTrust saved = saved();
        saved.revocations(at("1"));
        saved.revocations(at("2"));
        clock.advance(Duration.ofMillis(999));
        saved.revocations(at("3"));
        assertThat(onDisk().revocations().cursor()).isEqualTo("1");
        clock.advance(Duration.ofMillis(1));
        saved.tick();
        assertThat(onDisk().revocations().cursor()).isEqualTo("3");
    }

    @Test
    void revocationsWhenNothingIsNewThenNothingIsWritten() throws Exception {
        SavedTrust saved = saved();
        saved.revocations(at("1"));
        Files.delete(directory.resolve("trust.json"));
        clock.advance(Duration.ofSeconds(5));
        saved.revocations(at("1"));
        saved.tick();
        assertThat(directory.resolve("trust.json")).doesNotExist();
    }

    @Test
    void readThenAKeysWriteKeepsTheRevocationsOfBefore() {
        saved().revocations(at("1"));
        SavedTrust restarted = saved();
        restarted.read();
        restarted.keys(clock.instant(), TestKey.TRUSTED.jwks());
        assertThat(onDisk().revocations()).isEqualTo(at("1"));
    }

    @Test
    void keysWhenTheDirectoryCannotBeWrittenThenTheGuardGoesOn() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "no directory");
        SavedTrust saved = new SavedTrust(Optional.of(new TrustFile(file)), ISSUER, clock);
        saved.keys(clock.instant(), TestKey.TRUSTED.jwks());
        assertThat(saved.read().hasKeys()).isFalse();
    }

    @Test
    void revocationsWhenTheyCouldNotBeWrittenThenTheyAreAsSoonAsTheyCan() throws Exception {
        Path full = Files.writeString(directory.resolve("state"), "no directory");
        SavedTrust saved = new SavedTrust(Optional.of(new TrustFile(full)), ISSUER, clock);
        saved.revocations(at("1"));
        clock.advance(Duration.ofSeconds(1));
        saved.tick();
        Files.delete(full);
        clock.advance(Duration.ofSeconds(1));
        saved.tick();
        assertThat(new TrustFile(full).read(ISSUER).revocations().cursor()).isEqualTo("1");
    }

    @Test
    void keysWhenThereIsNoDirectoryThenKeptInMemoryAlone() {
        SavedTrust unsaved = new SavedTrust(Optional.empty(), ISSUER, clock);
        unsaved.keys(clock.instant(), TestKey.TRUSTED.jwks());
        assertThat(unsaved.read().hasKeys()).isTrue();
        assertThat(directory).isEmptyDirectory();
    }
}
