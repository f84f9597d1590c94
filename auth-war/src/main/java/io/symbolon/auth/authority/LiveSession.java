package io.symbolon.auth.authority;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The user's session must live, and the database is asked: beside {@code @RolesAllowed("user")}, which asks the token. For
 * what must not be done in the second that a revocation takes to arrive.
 */
@NameBinding
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface LiveSession {}
