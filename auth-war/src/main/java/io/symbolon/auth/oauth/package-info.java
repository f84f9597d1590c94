/**
 * OAuth 2.0 as its clients know it: the token endpoint (RFC 6749 §3.2) with client credentials and token exchange
 * (RFC 8693), introspection (RFC 7662), revocation (RFC 7009) and metadata (RFC 8414). A client's id is the service's name.
 */
package io.symbolon.auth.oauth;
