/**
 * The keys that tokens are signed with: ES256 (RFC 7518 §3.4), kept in the database under encryption, published as a JWK
 * Set. A key is published, activated and retired in that order.
 */
package io.symbolon.auth.keys;
