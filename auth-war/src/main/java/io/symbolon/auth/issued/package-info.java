/**
 * Access tokens after they were issued: whether one is ours, whether it still holds here and now, and its end before its
 * time. Unlike the guard, which believes its copies, this asks the database.
 */
package io.symbolon.auth.issued;
