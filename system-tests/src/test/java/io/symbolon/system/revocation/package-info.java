/** What is revoked or tainted is refused, everywhere, soon, and over restarts. */
package io.symbolon.system.revocation;
