/**
 * What every token request has in common, however it comes: how it is written, who may have which token, and how it is
 * answered (RFC 6749 §5, RFC 8707 §2).
 */
package io.symbolon.auth.grant;
