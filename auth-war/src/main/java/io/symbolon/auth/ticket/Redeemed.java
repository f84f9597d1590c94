package io.symbolon.auth.ticket;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.session.OpenedSession;

/** Whose session a ticket has begun. Immutable. */
public record Redeemed(Account account, OpenedSession session) {}
