package io.symbolon.auth.audit;

import io.symbolon.common.event.Inbox;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Hears what email-war tells. The message is acknowledged when this returns; it throws only while the database is
 * unavailable, and is then called again.
 */
@MessageDriven(name = "EmailEvents")
@TransactionManagement(TransactionManagementType.BEAN)
public class EmailEvents implements MessageListener {
    /** The queue from email to auth. */
    public static final String QUEUE = "auth.from-email";

    @Inject
    private Inbox inbox;

    @Override
    public void onMessage(Message message) {
        inbox.receive(QUEUE, message);
    }
}
