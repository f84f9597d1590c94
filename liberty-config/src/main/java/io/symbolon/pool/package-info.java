/**
 * Runs inside every server, between the applications and Liberty's connection pool, which loses connections under load.
 *
 * <p>The thread that gives a connection back puts it among the free ones first and takes the mark "is being released" off it
 * second ({@code FreePool.returnToFreePoolDelegated}, Open Liberty 26.0.0.3 and every release before it). Stopped between the
 * two, it leaves to the next user a connection that is marked still, and what this user gives back, {@code
 * PoolManager.release} takes for given back already: it is in use for ever, by nobody. That costs a saturated server one
 * connection in some 50,000 requests, and in the end all of them.
 *
 * <p>So whoever takes a connection takes the mark off, which is safe: a connection that could be taken is released. Goes when
 * {@code PoolMendingIT} says that Liberty loses none any more.
 */
package io.symbolon.pool;
