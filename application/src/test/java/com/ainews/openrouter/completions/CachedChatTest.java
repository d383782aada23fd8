package com.ainews.openrouter.completions;

import static com.ainews.openrouter.completions.ChatsInMemory.CHEAP;
import static com.ainews.openrouter.completions.ChatsInMemory.DEAR;
import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.shared.ModelId;
import org.junit.jupiter.api.Test;

/** Answers that are given a second time, with the real domain over ports in memory. */
class CachedChatTest {

    private final ChatsInMemory chats = new ChatsInMemory();
    private final ScriptedGateway gateway = chats.gateway();

    @Test
    void anAnswerIsGivenAgainToTheSameRequestUnderTheSameSettings() {
        assertThat(chats.cached().cache()).isEqualTo(CacheStatus.MISS);
        assertThat(chats.cached().cache()).isEqualTo(CacheStatus.HIT);

        chats.temperature("0.7");

        assertThat(chats.cached().cache()).isEqualTo(CacheStatus.MISS);
        assertThat(gateway.calls()).hasSize(2);
    }

    @Test
    void anAnswerOfAFallbackIsNotKeptForTheModelThatFailed() {
        chats.set(CHEAP, DEAR, null);
        gateway.fails(UpstreamFailure.OVERLOADED);

        assertThat(chats.cached().model()).isEqualTo(new ModelId(DEAR));
        Completion next = chats.cached();

        assertThat(next.cache()).isEqualTo(CacheStatus.MISS);
        assertThat(next.model()).isEqualTo(new ModelId(CHEAP));
    }
}
