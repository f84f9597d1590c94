/** Changing one's own password: {@code POST /v1/auth/password}. */
package io.symbolon.auth.password;
