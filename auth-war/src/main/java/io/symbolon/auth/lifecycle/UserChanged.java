package io.symbolon.auth.lifecycle;

import java.util.UUID;

/** The data of USER_DISABLED, USER_ENABLED and USER_DELETED (CONTRACT section 9). */
record UserChanged(UUID userId, long version) {}
