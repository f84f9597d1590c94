package io.symbolon.common.outbound;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The named client whose token a REST client interface, or one method of it, sends. The name's settings are
 * {@code internal-auth.client.<name>.*} (see {@link InternalClientTokenProvider}); its audience defaults to the name. On a
 * method it outranks the interface. Brings {@link InternalClientAuthFilter} along, which does the work.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface InternalClient {
    /** The client's name, such as {@code email-service}. */
    String value();

    /**
     * Whether the header {@code X-Internal-Token} is sent beside the token, as the called method's
     * {@code @InternalOnly(secondFactor = true)} demands. Its value is {@code internal.service.token}.
     */
    boolean secondFactor() default false;
}
