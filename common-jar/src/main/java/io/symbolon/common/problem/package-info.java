/** What a refusal looks like on the wire: problem details (RFC 9457), and the mappers that leave nothing else. */
package io.symbolon.common.problem;
