/** The guard: bearer token → verified token → roles, scopes, second factor; what nobody decided is refused. */
package io.symbolon.common.inbound;
