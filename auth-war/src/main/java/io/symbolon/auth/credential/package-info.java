/**
 * Accounts and the proof of a password. An account's password exists only as an Argon2id hash; hashing is bounded, costs
 * the same whether the account exists or not, and never runs inside a transaction.
 */
package io.symbolon.auth.credential;
