/** The audit trail of all services: theirs arrive as events, auth's own are written with what they tell about. */
package io.symbolon.auth.audit;
