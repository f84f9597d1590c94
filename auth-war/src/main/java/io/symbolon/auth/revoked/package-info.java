/**
 * What was revoked before its time, as every service follows it: {@code Revocations} writes entries within the transaction
 * that ends a token, a session, an account, a client or a key; {@code RevocationFeed} tells them in the order of their
 * places. A place is given after the commit, under one lock, so that no reader ever passes an entry it could not see.
 */
package io.symbolon.auth.revoked;
