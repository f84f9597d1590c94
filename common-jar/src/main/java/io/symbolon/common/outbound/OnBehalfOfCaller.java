package io.symbolon.common.outbound;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The calls of this REST client interface, or of this method, are made on behalf of the user whose request is being answered:
 * the user's token is exchanged (RFC 8693) for one that names the same user to the called service and this service as the
 * {@code act}. Beside {@link InternalClient}, which names the client. Outside a user's request the call is not made: the
 * client throws a {@link jakarta.ws.rs.ProcessingException} whose cause is an {@link IllegalStateException}. Work that outlives
 * the request takes the user's token along as a {@link SubjectToken}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface OnBehalfOfCaller {}
