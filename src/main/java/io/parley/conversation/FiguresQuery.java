package io.parley.conversation;

import org.jspecify.annotations.Nullable;

/**
 * Which figures are asked for.
 *
 * @param ban only this account's conversations
 * @param number only this number's; null for all
 */
public record FiguresQuery(String ban, @Nullable PhoneNumberId number, Period period) {}
