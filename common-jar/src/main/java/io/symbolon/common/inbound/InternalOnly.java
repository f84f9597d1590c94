package io.symbolon.common.inbound;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only services may call: implies the role {@code service}; a user's token is 401 {@code wrong_type}. A network of which more
 * than {@code guard.internal.failures} calls a minute are refused here is answered 429 to further refused ones; a call that is
 * right is never turned away for them.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface InternalOnly {
    /** Whether the header {@code X-Internal-Token} is demanded too, after the token and before the scope. */
    boolean secondFactor() default false;
}
