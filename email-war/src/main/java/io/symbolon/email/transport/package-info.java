/** How a mail leaves the house: its shape on the wire, and the two ways out. Knows nothing of the queue. */
package io.symbolon.email.transport;
