/** auth beside others who do the same, on the same cores, one after another. */
package io.symbolon.system.race;
