package com.ainews.sandbox;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is asked of the calls to come. */
record Script(Faults faults, Pacing pacing, Keys keys) {

    static final String FAULT_HEADER = "X-Sandbox-Fault";

    /**
     * Lets another call than a chat go wrong, or slowly, where that was asked for.
     *
     * @return whether it has been answered
     */
    boolean play(Exchange exchange, Address address) throws IOException, ApiError {
        Fault header = header(exchange);
        Fault fault = header != null ? header : faults.at(address).orElse(null);
        if (fault != null && !fault.fitsAnyAddress()) {
            throw new ApiError(400, "sandbox", "Only chats can have " + fault.wireName());
        }
        EventStream.pause(pacing.of(exchange, address).with(fault).latency());
        if (fault == null || fault == Fault.SLOW) {
            return false;
        }
        if (fault == Fault.CUT) {
            exchange.breakAnswer();
            return false;
        }
        FaultAnswers.answer(exchange, fault);
        return true;
    }

    /** The fault that the call itself asks for. */
    static @Nullable Fault header(Exchange exchange) throws ApiError {
        String header = exchange.header(FAULT_HEADER);
        if (header == null) {
            return null;
        }
        return Fault.ofWireName(header)
                .orElseThrow(() -> new ApiError(400, "sandbox", "No fault " + header));
    }
}
