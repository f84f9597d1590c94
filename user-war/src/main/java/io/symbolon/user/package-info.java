/** The user service put together: what it is lent by the container, what it hears and tells, what it starts with. */
package io.symbolon.user;
