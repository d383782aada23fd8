/** Chats through the whole service: streams, the drop-in API, sockets. */
@NullMarked
package com.ainews.openrouter.chats;

import org.jspecify.annotations.NullMarked;
