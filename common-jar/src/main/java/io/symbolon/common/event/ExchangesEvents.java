package io.symbolon.common.event;

import io.symbolon.common.task.Repeated;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Turns events on. An application names it on one class, which produces what is its own:
 *
 * <pre>{@code
 * @Dependent
 * @ExchangesEvents
 * class Events {
 *     @Produces
 *     Subscription auth(AccountEvents accounts) {
 *         return new Subscription("shop.from-auth", new ServiceName("auth-service"), accounts);
 *     }
 * }
 * }</pre>
 *
 * From then on an {@link Outbox}, an {@link Inbox} and what they rest on can be injected; {@link EventFlow}, once started,
 * moves them. What they are made of: the container's entity manager, connection factory, executor and so on, a {@code
 * Map<String, Queue>} of the queues that are spoken on, by destination, and as many beans of type {@link Courier}, {@link
 * Subscription} and {@link Repeated} as there are. The name is {@code service.name}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ExchangesEvents {}
