package io.symbolon.email.queue;

import io.symbolon.email.transport.MailAddress;
import io.symbolon.email.transport.MailTransport;
import io.symbolon.email.transport.Outcome;
import io.symbolon.email.transport.Outgoing;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A way out that remembers what it carried and fares as told. */
final class Postman implements MailTransport {
    static final Outcome DELIVERED = new Outcome(List.of(), List.of(), null, true);

    final List<Outgoing> carried = new CopyOnWriteArrayList<>();
    private volatile Function<Outgoing, Outcome> fate = mail -> DELIVERED;

    Postman faring(Function<Outgoing, Outcome> told) {
        fate = told;
        return this;
    }

    static Outcome deferred(List<MailAddress> recipients) {
        return new Outcome(recipients, List.of(), "451: deferred by the mail host", true);
    }

    static Outcome refused(List<MailAddress> recipients) {
        return new Outcome(List.of(), recipients, "550: refused by the mail host", true);
    }

    static Outcome down(Outgoing mail) {
        return new Outcome(mail.recipients(), List.of(), "the mail host cannot be reached", false);
    }

    @Override
    public Conversation open() {
        return new Conversation() {
            @Override
            public Outcome deliver(Outgoing mail) {
                carried.add(mail);
                return fate.apply(mail);
            }

            @Override
            public void close() {
                // nothing to close
            }
        };
    }
}
