package io.symbolon.user.profile;

import java.util.List;

/**
 * The data of PROFILE_CREATED and PROFILE_UPDATED (CONTRACT section 9): which members, never what they hold.
 *
 * @param changed by their names on the wire
 */
public record ProfileChanged(String userId, long version, List<String> changed) {}
