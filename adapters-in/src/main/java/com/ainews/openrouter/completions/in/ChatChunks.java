package com.ainews.openrouter.completions.in;

import com.ainews.openrouter.completions.AnswerStream;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** Streams chats to subscribers. */
@Component
public class ChatChunks {

    private final Chats chats;
    private final AnswerJson json;

    ChatChunks(Chats chats, AnswerJson json) {
        this.chats = chats;
        this.json = json;
    }

    /**
     * The pieces of an answer. Each subscription is a paid call of its own, carried out by a virtual
     * thread that waits for the subscriber to ask for the next piece; nothing is buffered. Ending the
     * subscription cancels the call, also while it waits.
     */
    public Flux<ChatChunk> stream(Chats.Request request) {
        return Flux.create(sink -> {
            Chats.Request whileThere = request.unless(sink::isCancelled);
            var subscriber = new Subscriber(sink, json, whileThere.patience()::hasLeft);
            Thread.ofVirtual().name("chat-stream").start(() -> run(whileThere, subscriber, sink));
        });
    }

    private void run(Chats.Request request, Subscriber subscriber, FluxSink<ChatChunk> sink) {
        try {
            ChatAnswer answer = chats.stream(request, subscriber).answer(json);
            subscriber.send(ChatChunk.end(answer));
            sink.complete();
        } catch (AnswerStream.ReaderLeft _) {
            // Nobody is there to be told; but what was set up for the subscription ends.
            sink.complete();
        } catch (RuntimeException e) {
            if (subscriber.hasLeft()) {
                sink.complete();
            } else {
                sink.error(e);
            }
        }
    }

    private static final class Subscriber implements AnswerStream {

        private final FluxSink<ChatChunk> sink;
        private final AnswerJson json;
        private final BooleanSupplier departure;
        private final Semaphore wanted = new Semaphore(0);

        Subscriber(FluxSink<ChatChunk> sink, AnswerJson json, BooleanSupplier departure) {
            this.sink = sink;
            this.json = json;
            this.departure = departure;
            sink.onRequest(count -> wanted.release((int) Math.min(count, 1_000_000)));
            sink.onDispose(wanted::release);
        }

        void send(ChatChunk chunk) throws ReaderLeft {
            wanted.acquireUninterruptibly();
            if (sink.isCancelled()) {
                throw new ReaderLeft(new IllegalStateException("The subscription has ended"));
            }
            sink.next(chunk);
        }

        @Override
        public void begin(Start start) {
            // The first piece says it.
        }

        @Override
        public void chunk(byte[] buffer, int from, int to) throws ReaderLeft {
            send(ChatChunk.of(json.tree(buffer, from, to)));
        }

        @Override
        public void keepAlive() {
            // The transport has keep-alives of its own.
        }

        @Override
        public boolean hasLeft() {
            return departure.getAsBoolean();
        }
    }
}
