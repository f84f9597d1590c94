/**
 * Following auth's feed of revocations: woken by hints, by cursor, on a request's thread only where an answer must wait for
 * what it revoked itself.
 */
package io.symbolon.common.inbound.revocation;
