/** What the platform refuses, and how it says so. */
package io.symbolon.system.refusal;
