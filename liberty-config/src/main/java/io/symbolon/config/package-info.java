/**
 * The development run: its secrets, its certificate authority, what each server is handed, and the wait until all are
 * ready. Everything lies below one directory, {@code target/dev} for {@code liberty:start}, another for a test.
 * Nothing here runs in production.
 */
package io.symbolon.config;
