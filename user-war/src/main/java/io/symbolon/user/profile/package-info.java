/** Profiles: what a user tells about themselves, and who may read it. */
package io.symbolon.user.profile;
