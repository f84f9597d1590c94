package io.symbolon.property.lifecycle;

import java.util.UUID;

/** The data of USER_DELETED (CONTRACT section 9), as far as it is of use here. */
record UserDeleted(UUID userId) {}
