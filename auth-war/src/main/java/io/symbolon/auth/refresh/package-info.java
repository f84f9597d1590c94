/** Going on with a session: {@code POST /v1/auth/refresh}. */
package io.symbolon.auth.refresh;
