/**
 * Slows those who guess passwords (CONTRACT section 8, SECURITY R25). What is counted is not a rate but failures in a row,
 * and the delay doubles with each: no token bucket can say that. Nobody is ever locked out for good.
 */
package io.symbolon.auth.guessing;
