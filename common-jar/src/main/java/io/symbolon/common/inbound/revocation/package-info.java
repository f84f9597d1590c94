/** Following auth's feed of revocations: woken by hints, by cursor, never on a request's thread. */
package io.symbolon.common.inbound.revocation;
