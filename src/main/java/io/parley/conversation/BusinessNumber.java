package io.parley.conversation;

/**
 * A WhatsApp number of the business; all numbers of one BAN share one Open bucket.
 *
 * @param displayNumber the number as people read it
 * @param label what the team calls it
 */
public record BusinessNumber(PhoneNumberId id, String ban, String displayNumber, String label) {}
