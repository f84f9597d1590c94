/**
 * Mails about an account, and the one-use links in them. A mail is asked for in the transaction of what it tells about and
 * leaves through the outbox; its token is derived from the letter's id under a server key only when it is carried, so none
 * ever lies readable in the database.
 */
package io.symbolon.auth.accountmail;
