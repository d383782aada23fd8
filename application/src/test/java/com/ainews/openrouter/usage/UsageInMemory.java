package com.ainews.openrouter.usage;

import com.ainews.openrouter.limits.SettleHolds;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.usage.port.ModelResults;
import java.time.InstantSource;
import org.springframework.context.ApplicationEventPublisher;

/** The front door of usage over a ledger in memory. */
public final class UsageInMemory {

    private UsageInMemory() {}

    /** What is noted of models, and how it gets to its store and is forgotten there. */
    public record Notes(
            NoteModelFailure note,
            NoteModelMark mark,
            WriteModelNotes write,
            ForgetModelNotes forget) {}

    public static Notes notes(ModelResults results, InstantSource clock) {
        var counted = new CountedNotes();
        return new Notes(
                new NoteModelFailure(counted, clock),
                new NoteModelMark(counted, clock),
                new WriteModelNotes(counted, results),
                new ForgetModelNotes(results, clock));
    }

    public static SettleCall settleCall(
            SettleHolds settleHolds,
            InMemoryLedger ledger,
            ApplicationEventPublisher events,
            Ids ids,
            InstantSource clock) {
        var settleEntries = new SettleEntries(settleHolds, ledger);
        var settledEvents = new SettledEvents(events);
        return new SettleCall(
                settleEntries,
                new Unsettled(settleEntries, settledEvents),
                settledEvents,
                ids,
                clock);
    }
}
