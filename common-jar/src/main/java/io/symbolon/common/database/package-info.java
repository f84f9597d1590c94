/**
 * What every store rests on, on H2 and on PostgreSQL: tables brought up to date, transactions and writes that share one, rows
 * claimed by one server of several, values as native queries take and give them. Imports nothing from the other packages of
 * this library.
 */
package io.symbolon.common.database;
