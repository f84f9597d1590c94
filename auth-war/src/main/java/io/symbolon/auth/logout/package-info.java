/** Ending a session: this one by {@code POST /v1/auth/logout}, any of one's own in {@code /v1/auth/sessions}. */
package io.symbolon.auth.logout;
