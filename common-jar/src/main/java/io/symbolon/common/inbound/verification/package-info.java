/** From the text of a bearer token to its proof, {@link io.symbolon.common.inbound.verification.VerifiedToken}. No CDI, no I/O. */
package io.symbolon.common.inbound.verification;
