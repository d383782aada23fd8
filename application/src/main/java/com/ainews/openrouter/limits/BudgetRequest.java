package com.ainews.openrouter.limits;

import java.util.Optional;

/** What a call asks for; it may do with less. Asked by one thread at a time, once for each try. */
public interface BudgetRequest {

    /** All that it asks for, with which every try begins. */
    Reservation inFull();

    /** What it asks for where limits have no more room than this; empty where it needs more. */
    Optional<Reservation> within(Admission.Room room);

    /** One that can't do with less. */
    static BudgetRequest of(Reservation asked) {
        return new BudgetRequest() {
            @Override
            public Reservation inFull() {
                return asked;
            }

            @Override
            public Optional<Reservation> within(Admission.Room room) {
                return Optional.empty();
            }
        };
    }
}
