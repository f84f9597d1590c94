/**
 * Mails that were accepted: stored before anybody is told so, tried until delivered or hopeless, erased then. A message's
 * life: queued, due at some time → claimed by a worker under a lease → sent, failed, or queued again for later. Any number
 * of servers may work one database.
 */
package io.symbolon.email.queue;
