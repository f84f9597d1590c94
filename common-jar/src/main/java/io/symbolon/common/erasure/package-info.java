/**
 * Forgetting the users whom auth has deleted (CONTRACT section 9): told by an event, confirmed by auth itself, carried out by
 * each service on what it has.
 */
package io.symbolon.common.erasure;
