/** What every store of this service needs of SQL. Imports none of the features. */
package io.symbolon.auth.store;
