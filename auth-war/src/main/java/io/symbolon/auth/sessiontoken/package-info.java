/**
 * The tokens of a user's session as they are handed out: for which services, with which answer, and how a refresh token is
 * exchanged, whichever endpoint it comes to.
 */
package io.symbolon.auth.sessiontoken;
