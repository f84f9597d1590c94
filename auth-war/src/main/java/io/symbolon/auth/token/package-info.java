/** The access tokens this service issues: JWTs of RFC 9068, with the claims of the contract's section 3. */
package io.symbolon.auth.token;
