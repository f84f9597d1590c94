package io.symbolon.common.inbound;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A service may call on behalf of the token's subject here, with a token it got by exchange (RFC 8693 §4.1: claim
 * {@code act}). The caller is the subject all the same. Everywhere else such a token is 401 {@code wrong_type}; where anybody
 * may call ({@code @PermitAll}), the call is anonymous.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AllowsActor {}
