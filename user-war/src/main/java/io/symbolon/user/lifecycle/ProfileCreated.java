package io.symbolon.user.lifecycle;

import java.util.List;

/** The data of PROFILE_CREATED (CONTRACT section 9). */
record ProfileCreated(String userId, long version, List<String> changed) {}
