/** {@code POST /v1/auth/email-verification}: proving that an address is its owner's (CONTRACT section 4). */
package io.symbolon.auth.verification;
