/**
 * What a token alone does not prove: that an administrator still is one, in a session that still lives, and was here just
 * now. Every administrators' endpoint bears {@link io.symbolon.auth.authority.Administrators}.
 */
package io.symbolon.auth.authority;
