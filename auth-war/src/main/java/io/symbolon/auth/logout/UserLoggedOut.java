package io.symbolon.auth.logout;

import java.util.UUID;

/** The data of USER_LOGGED_OUT (CONTRACT section 9). */
record UserLoggedOut(UUID userId, UUID sessionId) {}
