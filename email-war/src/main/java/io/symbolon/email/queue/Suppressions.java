package io.symbolon.email.queue;

import io.symbolon.common.database.Transactions;
import io.symbolon.email.transport.MailAddress;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Addresses nothing is sent to, because their host said that there is no such mailbox: whoever keeps knocking is taken for
 * a sender of spam. Only keyed hashes of them are stored. Each method is a transaction of its own. Thread-safe.
 */
public final class Suppressions {
    private final SuppressionStore store;
    private final ContentCipher cipher;
    private final Transactions transactions;
    private final InstantSource clock;

    Suppressions(SuppressionStore store, ContentCipher cipher, Transactions transactions, InstantSource clock) {
        this.store = store;
        this.cipher = cipher;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Has mail sent to the address again; false when it was. */
    public boolean lift(MailAddress address, Runnable also) {
        return transactions.run(() -> store.remove(cipher.pseudonym(address)), also);
    }

    void add(Collection<MailAddress> bounced) {
        if (!bounced.isEmpty()) {
            List<String> keys = bounced.stream().map(cipher::pseudonym).toList();
            transactions.run(() -> keys.forEach(key -> store.add(key, clock.instant())));
        }
    }

    Set<MailAddress> among(List<MailAddress> recipients) {
        if (recipients.isEmpty()) {
            return Set.of();
        }
        List<String> keys =
                recipients.stream().map(cipher::pseudonym).distinct().toList();
        Set<String> suppressed = Set.copyOf(transactions.call(() -> store.among(keys)));
        return recipients.stream()
                .filter(recipient -> suppressed.contains(cipher.pseudonym(recipient)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
