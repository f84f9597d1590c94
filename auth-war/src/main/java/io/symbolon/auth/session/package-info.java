/**
 * Sessions: what a login begins and a logout ends. A session is a family of refresh tokens, each used once; tokens are
 * stored as hashes only.
 */
package io.symbolon.auth.session;
