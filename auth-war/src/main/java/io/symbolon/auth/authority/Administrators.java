package io.symbolon.auth.authority;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only administrators may call, and the database is asked (CONTRACT section 4): beside {@code @RolesAllowed("admin")}, which
 * asks the token. The role as of now, a live session and a password check at most 900 s ago are demanded.
 */
@NameBinding
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Administrators {}
