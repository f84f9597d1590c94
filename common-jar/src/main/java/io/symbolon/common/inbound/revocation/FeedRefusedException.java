package io.symbolon.common.inbound.revocation;

import java.io.IOException;

/** Auth answered, and does not let this service follow: it lacks the scope, the audience or a good credential. */
public class FeedRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    public FeedRefusedException(String message) {
        super(message);
    }
}
