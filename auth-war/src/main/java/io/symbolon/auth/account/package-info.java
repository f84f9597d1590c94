/** What is known of an account, to its owner and to services: {@code /v1/auth/users/{id}}. */
package io.symbolon.auth.account;
