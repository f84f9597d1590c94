package io.symbolon.user.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.symbolon.common.testing.Database;
import io.symbolon.common.token.Secret;
import io.symbolon.user.TestKeys;
import io.symbolon.user.encryption.DataKeys;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class RewrappingTest {
    private static final Secret NEW = Secret.of("a-key-encryption-key-of-the-tests-0002");
    private static final DataKeys PRESENT = new DataKeys(NEW, Optional.empty());
    private static final DataKeys BOTH = new DataKeys(NEW, Optional.of(TestKeys.KEK));

    private final ProfileFixture fixture;

    RewrappingTest(Database vendor) {
        fixture = new ProfileFixture(vendor);
    }

    @BeforeEach
    void create() {
        fixture.create();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void runWhenTheKeyChangedThenThePresentOneOpensAndWhatWasSealedStays() {
        List<Object> before = query("select person from profile");
        assertThat(email(BOTH)).contains("ada@example.org");

        rewrapping(BOTH, Rewrapping::run);

        assertThat(query("select kek from profile")).containsExactly(PRESENT.present());
        assertThat(query("select person from profile")).isEqualTo(before);
        assertThat(query("select version from profile")).containsExactly(1L);
        assertThat(email(PRESENT)).contains("ada@example.org");
        assertThatIllegalStateException().isThrownBy(() -> email(TestKeys.KEYS));
    }

    /** The first of all, by its id. */
    @Test
    void runWhenOneKeyIsDamagedThenTheOthersAreWrappedAnew() {
        fixture.database.transactions().run(() -> fixture.database
                .entities()
                .createNativeQuery(
                        "insert into profile select '00000000-0000-0000-0000-000000000001', kek, wrapped_key,"
                                + " person, created_at, updated_at, last_activity_at, version from profile")
                .executeUpdate());

        rewrapping(BOTH, Rewrapping::run);

        assertThat(query("select kek from profile order by id"))
                .containsExactly(TestKeys.KEYS.present(), PRESENT.present());
    }

    @Test
    void lacksKeyWhenNeitherKeyOpensThenTold() {
        assertThat(lacksKey(TestKeys.KEYS)).isFalse();
        assertThat(lacksKey(BOTH)).isFalse();
        assertThat(lacksKey(PRESENT)).isTrue();
    }

    private boolean lacksKey(DataKeys keys) {
        boolean[] lacks = new boolean[1];
        rewrapping(keys, it -> lacks[0] = it.lacksKey());
        return lacks[0];
    }

    private interface Step {
        void on(Rewrapping rewrapping);
    }

    private void rewrapping(DataKeys keys, Step step) {
        WrappedKeyStore wrapped = new WrappedKeyStore(fixture.database.entities());
        fixture.database.transactions().run(() -> step.on(new Rewrapping(wrapped, keys, null)));
    }

    private Optional<String> email(DataKeys keys) {
        return fixture.database
                .transactions()
                .call(() -> fixture.under(keys).find(ProfileFixture.USER))
                .map(ProfileView::email);
    }

    private List<Object> query(String sql) {
        List<?> rows = fixture.database
                .transactions()
                .call(() -> fixture.database.entities().createNativeQuery(sql).getResultList());
        return List.copyOf(rows);
    }
}
