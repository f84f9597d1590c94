/** Stories that cross services. */
package io.symbolon.system.story;
