/**
 * Asking auth about tokens and users: {@code AuthClient} looks itself first, with the guard's keys, and asks auth for what only
 * auth knows; time limit, repetition and circuit breaker stand around that call alone.
 */
package io.symbolon.common.authclient;
