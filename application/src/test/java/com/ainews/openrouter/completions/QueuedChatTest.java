package com.ainews.openrouter.completions;

import static com.ainews.openrouter.completions.ChatsInMemory.CHEAP;
import static com.ainews.openrouter.completions.ChatsInMemory.DEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.limits.BudgetHold;
import com.ainews.openrouter.limits.Patience;
import com.ainews.openrouter.limits.SettableModelLimits;
import com.ainews.openrouter.limits.TestQueue;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.usage.domain.LedgerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What a chat tells the queue and gets from it, with the real domain over ports in memory. */
class QueuedChatTest {

    private final ChatsInMemory chats = new ChatsInMemory();
    private final ScriptedGateway gateway = chats.gateway();

    @Test
    void aModelThatWasFullAtFirstHasNoRoomThoughItAnswered() {
        gateway.answersAfter(UpstreamFailure.OVERLOADED);

        chats.complete(CHEAP);

        assertThat(chats.toldOfModels())
                .extracting(SettableModelLimits.Told::overloaded)
                .containsExactly(true);
    }

    @Test
    void aUsersOwnKeyThatIsOutOfCallsSaysNothingOfTheModel() {
        chats.setKey(chats.user());
        gateway.answersAfter(UpstreamFailure.RATE_LIMITED);

        chats.complete(CHEAP);

        assertThat(chats.toldOfModels())
                .extracting(SettableModelLimits.Told::overloaded)
                .containsExactly(false);
    }

    @Test
    void usersOfTheSameKeyShareItsLimit() {
        var sharing = new ChatsInMemory(TestQueue.withSlotsOfAKey(1));
        var other = new UserId(UUID.randomUUID());
        sharing.setKey(sharing.user());
        sharing.setKey(other);
        List<ProblemException> refused = new ArrayList<>();
        sharing.gateway()
                .meanwhile(() -> refused.add(catchThrowableOfType(
                        ProblemException.class, () -> sharing.completeFor(other, CHEAP))));

        sharing.complete(CHEAP);

        assertThat(refused)
                .extracting(ProblemException::type)
                .containsExactly(ProblemType.SERVICE_BUSY);
    }

    @Test
    void nothingIsSentForAClientThatHasLeft() {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> chats.complete(CHEAP, Patience.LONGEST.unless(() -> true)));

        assertThat(problem.type()).isEqualTo(ProblemType.CLIENT_LEFT);
        assertThat(gateway.calls()).isEmpty();
        assertThat(chats.held()).isZero();
        assertThat(chats.lines()).isEmpty();
    }

    @Test
    void aCallThatWaitsIsKnownNotToBeSentAndIsNotSentOnceItsHoldIsGivenBack() throws Exception {
        var sharing = new ChatsInMemory(TestQueue.withSlotsOfAKey(1));
        var other = new UserId(UUID.randomUUID());
        sharing.setKey(sharing.user());
        sharing.setKey(other);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ProblemException>> second = new ArrayList<>();
            sharing.gateway().meanwhile(() -> {
                second.add(threads.submit(() -> catchThrowableOfType(
                        ProblemException.class,
                        () -> sharing.completeFor(other, CHEAP, Patience.LONGEST))));
                while (sharing.waiting().isEmpty()) {
                    Thread.onSpinWait();
                }
                BudgetHold waiting = sharing.waiting().getFirst();
                assertThat(waiting.payer().user()).isEqualTo(other);
                assertThat(sharing.releaseUnsent().release(waiting)).isTrue();
            });

            sharing.complete(CHEAP, Patience.LONGEST);

            ProblemException problem = second.getFirst().get();
            assertThat(problem.type()).isEqualTo(ProblemType.SERVICE_BUSY);
            assertThat(problem.detail()).contains("given back").contains("Nothing was sent");
        }
        assertThat(sharing.gateway().calls()).hasSize(1);
        assertThat(sharing.lines()).hasSize(1);
    }

    @Test
    void aCallThatHasWaitedIsSentAndAccountedForAsAnyOther() throws Exception {
        var sharing = new ChatsInMemory(TestQueue.withSlotsOfAKey(1));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Completion>> second = new ArrayList<>();
            sharing.gateway().meanwhile(() -> {
                if (second.isEmpty()) {
                    second.add(threads.submit(() -> sharing.complete(CHEAP, Patience.LONGEST)));
                    while (sharing.waiting().isEmpty()) {
                        Thread.onSpinWait();
                    }
                }
            });

            sharing.complete(CHEAP, Patience.LONGEST);
            second.getFirst().get();
        }
        assertThat(sharing.waiting()).isEmpty();
        assertThat(sharing.lines()).extracting(LedgerEntry::attempts).containsExactly(1, 1);
    }

    @Test
    void noOtherModelIsAskedForAClientThatLeavesMeanwhile() {
        chats.set(CHEAP, DEAR, null);
        var left = new AtomicBoolean();
        gateway.fails(UpstreamFailure.OVERLOADED).meanwhile(() -> left.set(true));

        ProblemException problem = catchThrowableOfType(
                ProblemException.class,
                () -> chats.complete(null, Patience.LONGEST.unless(left::get)));

        assertThat(problem.type()).isEqualTo(ProblemType.UPSTREAM_UNAVAILABLE);
        assertThat(gateway.calls()).hasSize(1);
        assertThat(chats.held()).isZero();
    }
}
