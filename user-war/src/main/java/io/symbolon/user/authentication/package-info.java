/** Logging in here: auth checks the credentials and begins the session, property tells what the token is to say. */
package io.symbolon.user.authentication;
