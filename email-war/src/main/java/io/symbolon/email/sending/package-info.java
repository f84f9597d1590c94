/** {@code POST /send} and {@code GET /messages/{id}}: what services ask of this one (CONTRACT section 7). */
package io.symbolon.email.sending;
