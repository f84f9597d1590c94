/** Opening an account: {@code POST /v1/auth/register}. */
package io.symbolon.auth.registration;
