package io.symbolon.common.testing;

import io.symbolon.common.database.Transactions;
import io.symbolon.common.erasure.Departures;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Each call in a transaction of its own, as a container makes them. */
public record TransactedDepartures(Departures departures, Transactions transactions) implements Departures {
    @Override
    public List<UUID> claim(int most, Instant now, Instant leaseEnd) {
        return transactions.call(() -> departures.claim(most, now, leaseEnd));
    }

    @Override
    public void postpone(UUID user, Instant due) {
        transactions.run(() -> departures.postpone(user, due));
    }

    @Override
    public void erase(UUID user, Instant now) {
        transactions.run(() -> departures.erase(user, now));
    }

    @Override
    public void refute(UUID user, Instant leaseEnd) {
        transactions.run(() -> departures.refute(user, leaseEnd));
    }
}
