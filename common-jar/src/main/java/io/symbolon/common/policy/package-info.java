/**
 * Attribute-based access control: named one-line policies over subject, action, resource and environment, of which a denial
 * overrides and without which nothing is permitted. Knows Java alone, and no concrete policy.
 */
package io.symbolon.common.policy;
