/** What administrators look at and set right: messages that failed, and addresses that nothing is sent to. */
package io.symbolon.email.administration;
