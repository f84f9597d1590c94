package io.symbolon.common.inbound;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scopes a <em>service</em> needs here, all of them; a lacking one is 403 {@code insufficient_scope} (RFC 6750 §3.1).
 * Users are governed by roles and policies instead.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresScope {
    String[] value();
}
