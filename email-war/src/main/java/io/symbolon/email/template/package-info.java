/** The mails whose words are kept here: what they say, in which languages, and what their places are filled with. */
package io.symbolon.email.template;
