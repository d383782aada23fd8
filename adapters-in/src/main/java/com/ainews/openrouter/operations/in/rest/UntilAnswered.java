package com.ainews.openrouter.operations.in.rest;

import com.ainews.openrouter.operations.in.RequestsUnderWay;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import java.io.IOException;

/** A stream is under way for longer than the thread that took its request. */
record UntilAnswered(RequestsUnderWay.Place place) implements AsyncListener {

    /** What answers a request, or starts to. */
    @FunctionalInterface
    interface Answering {
        void run() throws ServletException, IOException;
    }

    /** Leaves the place when the request has been answered, however that ends. */
    static void run(HttpServletRequest request, RequestsUnderWay.Place place, Answering answering)
            throws ServletException, IOException {
        try {
            answering.run();
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new UntilAnswered(place));
            } else {
                place.leave();
            }
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        place.leave();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // It completes afterwards.
    }

    @Override
    public void onError(AsyncEvent event) {
        // It completes afterwards.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
