package io.parley.whatsapp;

import io.parley.conversation.Template;

/**
 * A template as WhatsApp lists it.
 *
 * @param status WhatsApp's, such as {@code APPROVED} or {@code PAUSED}
 * @param isNamed whether its blanks have names rather than numbers
 * @param codeButton which button repeats the body's code, counted from 0; -1 for none
 */
record ListedTemplate(Template template, String status, boolean isNamed, int codeButton) {

    boolean isApproved() {
        return status.equals("APPROVED");
    }

    boolean isCalled(String name) {
        return template.name().equals(name);
    }
}
