/** What a developer may look at in a browser: the mails that were laid down as files, and the templates. Development only. */
package io.symbolon.email.preview;
