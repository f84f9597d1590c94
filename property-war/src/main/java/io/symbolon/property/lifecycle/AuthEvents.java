package io.symbolon.property.lifecycle;

import io.symbolon.common.event.Inbox;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Hears what auth tells. The message is acknowledged when this returns; it throws only while the database is unavailable,
 * and is then called again.
 */
@MessageDriven(name = "AuthEvents")
@TransactionManagement(TransactionManagementType.BEAN)
public class AuthEvents implements MessageListener {
    /** The queue from auth to property. */
    public static final String QUEUE = "property.from-auth";

    @Inject
    private Inbox inbox;

    @Override
    public void onMessage(Message message) {
        inbox.receive(QUEUE, message);
    }
}
