/**
 * A service's short-lived token for its long-lived one: {@code POST /v1/auth/service-token}. The client credentials grant
 * (RFC 6749 §4.4) in JSON, or with HTTP Basic and form fields; errors are those of RFC 6749 §5.2 and RFC 8707 §2.
 */
package io.symbolon.auth.servicetoken;
