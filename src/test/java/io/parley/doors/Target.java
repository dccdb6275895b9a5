package io.parley.doors;

import io.parley.conversation.ConversationKey;

/** What a raw call can name of one conversation. */
record Target(ConversationKey key, String instance, String task, String execution, String job, String definition) {}
