package io.symbolon.common.inbound;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The user's password must have been checked lately: the claim {@code auth_time}, which no refresh makes younger. Otherwise
 * 401 {@code insufficient_user_authentication} (RFC 9470). Beside {@code @RolesAllowed}; services have no password, so it
 * binds users alone.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RecentLogin {
    /** Seconds, for administrators (CONTRACT section 4). */
    int ADMINISTRATION = 900;

    /** Seconds ago at most. */
    int seconds();
}
