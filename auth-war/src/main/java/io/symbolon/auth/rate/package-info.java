/** How often something may be done, counted in the database for all servers together. */
package io.symbolon.auth.rate;
