/** Whether a token or a service's credential is good, for services to ask (CONTRACT section 4). */
package io.symbolon.auth.validation;
