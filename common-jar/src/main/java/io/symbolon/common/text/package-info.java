/** Text as people type it. */
package io.symbolon.common.text;
