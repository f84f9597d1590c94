package io.symbolon.user.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.common.json.Json;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.GoldenEvent;
import io.symbolon.user.profile.ProfileRevision.Absent;
import io.symbolon.user.profile.ProfileRevision.Outcome;
import io.symbolon.user.profile.ProfileRevision.Outdated;
import io.symbolon.user.profile.ProfileRevision.Refused;
import io.symbolon.user.profile.ProfileRevision.Revised;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ProfileRevisionTest {
    private static final int RACERS = 12;

    private final ProfileFixture fixture;

    ProfileRevisionTest(Database vendor) {
        fixture = new ProfileFixture(vendor);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void ofWhenSomethingDiffersThenKeptUnderANewVersionAndTold() {
        fixture.create();
        fixture.clock.advance(Duration.ofSeconds(5));

        ProfileView revised = ((Revised) revise("{\"bio\":\"two\\nlines\",\"display_name\":null}")).profile();

        assertThat(revised.version()).isEqualTo(2);
        assertThat(revised.bio()).isEqualTo("two\nlines");
        assertThat(revised.displayName()).isNull();
        assertThat(revised.updatedAt()).isEqualTo(fixture.clock.instant().truncatedTo(ChronoUnit.MICROS));
        assertThat(fixture.find()).contains(revised);
        assertThat(fixture.told()).singleElement().satisfies(event -> {
            assertThat(event.name()).isEqualTo("PROFILE_UPDATED");
            assertThat(event.subject()).isEqualTo(ProfileFixture.USER.toString());
            assertThat(event.dataAs(ProfileChanged.class))
                    .contains(new ProfileChanged(ProfileFixture.USER.toString(), 2, List.of("bio", "display_name")));
        });
    }

    /** The record names members, never what is in them. */
    @Test
    void ofWhenSomethingDiffersThenRecorded() {
        fixture.create();
        revise("{\"bio\":\"two lines\",\"display_name\":null}");
        assertThat(fixture.recorded).singleElement().satisfies(record -> {
            assertThat(record.event()).isEqualTo("user_updated");
            assertThat(record.subject()).isEqualTo(ProfileFixture.USER.toString());
            assertThat(record.details()).containsExactly(Map.entry("members", "bio display_name"));
        });
    }

    @Test
    void ofWhenSomethingDiffersThenTheEventIsAsAgreed() {
        fixture.create();
        revise("{\"bio\":\"x\"}");
        assertThat(GoldenEvent.members(fixture.told().get(0))).isEqualTo(GoldenEvent.members("PROFILE_UPDATED"));
    }

    @Test
    void ofWhenNothingDiffersThenNothingHappens() {
        ProfileView before = fixture.create();
        fixture.clock.advance(Duration.ofSeconds(5));
        assertThat(revise("{\"display_name\":\" Ada \",\"bio\":null}")).isEqualTo(new Revised(before, false));
        assertThat(fixture.find()).contains(before);
        assertThat(fixture.told()).isEmpty();
        assertThat(fixture.recorded).isEmpty();
    }

    @Test
    void ofWhenNotAcceptableThenNothingHappens() {
        ProfileView before = fixture.create();
        assertThat(revise("{\"bio\":\"fine\",\"phone\":\"none\"}")).isInstanceOf(Refused.class);
        assertThat(fixture.find()).contains(before);
        assertThat(fixture.told()).isEmpty();
    }

    @Test
    void ofWhenOutdatedOrAbsentThenNothingHappens() {
        assertThat(revise("{\"bio\":\"x\"}")).isEqualTo(new Absent());
        ProfileView before = fixture.create();
        assertThat(fixture.revise(patch("{\"bio\":\"x\"}"), it -> false)).isEqualTo(new Outdated());
        assertThat(fixture.find()).contains(before);
        assertThat(fixture.told()).isEmpty();
    }

    @Test
    void ofWhenRacedWithoutAPreconditionThenEveryChangeIsThere() throws Exception {
        fixture.create();
        List<Outcome> outcomes = race(racer -> () -> revise("{\"metadata\":{\"m" + racer + "\":" + racer + "}}"));
        assertThat(outcomes).hasSize(RACERS).allMatch(Revised.class::isInstance);
        assertThat(fixture.find().orElseThrow().metadata()).hasSize(RACERS);
        assertThat(fixture.find().orElseThrow().version()).isEqualTo(1 + RACERS);
        assertThat(fixture.told()).hasSize(RACERS);
    }

    @Test
    void ofWhenRacedForOneVersionThenOneWins() throws Exception {
        fixture.create();
        List<Outcome> outcomes = race(
                racer -> () -> fixture.revise(patch("{\"bio\":\"racer " + racer + "\"}"), it -> it.version() == 1));
        assertThat(outcomes).filteredOn(Revised.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outdated.class::isInstance).hasSize(RACERS - 1);
        assertThat(fixture.told()).hasSize(1);
    }

    private interface Racer {
        Callable<Outcome> start(int racer);
    }

    private static List<Outcome> race(Racer racer) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(RACERS);
        CountDownLatch start = new CountDownLatch(RACERS);
        try {
            List<Future<Outcome>> running = IntStream.range(0, RACERS)
                    .mapToObj(it -> threads.submit(() -> {
                        start.countDown();
                        start.await();
                        return racer.start(it).call();
                    }))
                    .toList();
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private Outcome revise(String patch) {
        return fixture.revise(patch(patch), it -> true);
    }

    private static ProfilePatch patch(String json) {
        try {
            return new ProfilePatch((ObjectNode) Json.strict().readTree(json));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }
}
