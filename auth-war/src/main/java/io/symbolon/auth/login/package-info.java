/** Beginning a session with a password: {@code POST /v1/auth/login}. A first-party call, no OAuth password grant. */
package io.symbolon.auth.login;
