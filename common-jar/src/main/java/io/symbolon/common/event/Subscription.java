package io.symbolon.common.event;

import io.symbolon.common.token.ServiceName;

/**
 * A queue that is listened to.
 *
 * @param queue its physical name, such as {@code user.from-auth}
 * @param source the one service that may speak on it; any other {@code source} is refused
 */
public record Subscription(String queue, ServiceName source, Handler handler) {}
