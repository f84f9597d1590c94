/** {@code POST /v1/auth/password-reset}: a new password for who has lost the old one (CONTRACT section 4). */
package io.symbolon.auth.passwordreset;
