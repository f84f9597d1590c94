package io.symbolon.common.inbound.verification;

import io.symbolon.common.token.Caller;
import io.symbolon.common.token.ServiceCaller;
import io.symbolon.common.token.UserCaller;

/** Whose tokens an endpoint takes; the other kind is 401 {@code wrong_type}. */
public enum Kinds {
    USERS,
    SERVICES,
    BOTH;

    boolean take(Caller caller) {
        return switch (this) {
            case USERS -> caller instanceof UserCaller;
            case SERVICES -> caller instanceof ServiceCaller;
            case BOTH -> true;
        };
    }
}
