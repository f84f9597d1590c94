/** JSON on the wire: strict towards who asks, tolerant towards who answers. */
package io.symbolon.common.json;
