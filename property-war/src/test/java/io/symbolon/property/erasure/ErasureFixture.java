package io.symbolon.property.erasure;

import io.symbolon.common.authclient.AuthUser;
import io.symbolon.common.erasure.Erasure;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.testing.TransactedDepartures;
import io.symbolon.property.property.PropertyFixture;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Erasure outside a container: one transaction a step, and auth's answers by hand. */
public final class ErasureFixture {
    private final TestDatabase database;

    public ErasureFixture(TestDatabase database) {
        this.database = database;
    }

    public ErasureStore store() {
        return new ErasureStore(database.entities(), new PropertyFixture(database).store());
    }

    void round(Function<UUID, Optional<AuthUser>> auth, TestClock clock) {
        new Erasure(new TransactedDepartures(store(), database.transactions()), auth, clock).run();
    }

    public long waiting() {
        return database.transactions()
                .call(() -> (Number) database.entities()
                        .createNativeQuery("select count(*) from departure")
                        .getSingleResult())
                .longValue();
    }
}
