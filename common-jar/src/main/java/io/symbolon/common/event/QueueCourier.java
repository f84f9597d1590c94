package io.symbolon.common.event;

import io.symbolon.common.database.Transactions;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sends to Jakarta Messaging queues, a batch in one transaction of its own, in which the database has no part: no
 * two-phase commit. All of a batch is sent or nothing. Thread-safe.
 */
final class QueueCourier implements Courier {
    private final ConnectionFactory connections;
    private final Map<String, Queue> queues;
    private final Transactions transactions;

    /** @param queues by destination */
    public QueueCourier(ConnectionFactory connections, Map<String, Queue> queues, Transactions transactions) {
        this.connections = connections;
        this.queues = Map.copyOf(queues);
        this.transactions = transactions;
    }

    @Override
    public Set<String> destinations() {
        return queues.keySet();
    }

    @Override
    public List<Delivery> carry(String destination, List<Letter> letters) {
        Queue queue = queues.get(destination);
        transactions.run(() -> send(queue, letters));
        return letters.stream().map(Delivery::delivered).toList();
    }

    private void send(Queue queue, List<Letter> letters) {
        try (JMSContext context = connections.createContext()) {
            JMSProducer producer = context.createProducer();
            for (Letter letter : letters) {
                producer.setJMSCorrelationID(letter.eventId().toString()).send(queue, letter.event());
            }
        }
    }
}
