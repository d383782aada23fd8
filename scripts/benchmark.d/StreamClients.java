import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Clients that each read one stream; all of them run in the thread that calls. */
final class StreamClients implements AutoCloseable {

    /** Requests that have no chunk yet at the same time, while streams are being opened. */
    private static final int OPENING_AT_ONCE = 64;

    private static final Duration LONGEST_OPENING = Duration.ofSeconds(120);
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int MAX_SHOWN = 600;

    private final InetSocketAddress address;
    private final byte[] request;
    private final Selector selector;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);

    private int begun;
    private long chunks;
    private boolean measuring;
    private long[] delays = new long[1024];
    private int measured;

    /**
     * @param token of the user, who nginx does not ask for
     */
    StreamClients(int port, String token) throws IOException {
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        String body = "{\"model\":\"openai/gpt-4o-mini\",\"stream\":true,\"max_tokens\":1000,"
                + "\"messages\":[{\"role\":\"system\",\"content\":\"You are a slow model.\"},"
                + "{\"role\":\"user\",\"content\":\"Say, once a second, what time it is.\"}]}";
        request = ("POST /api/v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
        selector = Selector.open();
    }

    private static final class Client {

        final SocketChannel channel;
        boolean hasAnswer;
        boolean hasBegun;
        boolean inStamp;
        long stamp;

        Client(SocketChannel channel) {
            this.channel = channel;
        }
    }

    /** Returns when so many streams are open and each has had its first chunk. */
    void open(int streams) throws IOException {
        long deadline = System.nanoTime() + LONGEST_OPENING.toNanos();
        while (begun < streams) {
            while (channels.size() < streams && channels.size() - begun < OPENING_AT_ONCE) {
                connect();
            }
            selector.select(this::ready, 10);
            if (System.nanoTime() > deadline) {
                throw new Failure("Only %d of %d streams began within %d s."
                        .formatted(begun, streams, LONGEST_OPENING.toSeconds()));
            }
        }
    }

    /** Reads for so long. */
    void read(Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            selector.select(this::ready, Math.max(1, left / 1_000_000));
        }
    }

    /** Reads for so long, and returns how long each chunk was under way, sorted, in nanoseconds. */
    long[] measure(Duration time) throws IOException {
        measured = 0;
        measuring = true;
        read(time);
        measuring = false;
        long[] sorted = Arrays.copyOf(delays, measured);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Chunks that were received since the first stream. */
    long chunks() {
        return chunks;
    }

    /** Leaves without a word. */
    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }

    private void connect() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(address);
        channel.register(selector, SelectionKey.OP_CONNECT, new Client(channel));
        channels.add(channel);
    }

    private void ready(SelectionKey key) {
        var client = (Client) key.attachment();
        try {
            if (key.isConnectable()) {
                client.channel.finishConnect();
                client.channel.write(ByteBuffer.wrap(request));
                key.interestOps(SelectionKey.OP_READ);
                return;
            }
            in.clear();
            if (client.channel.read(in) < 0) {
                throw new Failure("A stream has ended before its client left.");
            }
            in.flip();
            if (!client.hasAnswer) {
                client.hasAnswer = true;
                checkAnswer();
            }
            receive(client);
        } catch (IOException e) {
            throw new UncheckedIOException("A stream broke", e);
        }
    }

    private void checkAnswer() {
        if (in.remaining() > STATUS_AT && in.get(STATUS_AT) == '2') {
            return;
        }
        String answer = StandardCharsets.UTF_8.decode(in).toString();
        throw new Failure("A stream was refused: "
                + answer.substring(0, Math.min(answer.length(), MAX_SHOWN)));
    }

    /** Chunks may be cut anywhere, so the state is kept from one read to the next. */
    private void receive(Client client) {
        while (in.hasRemaining()) {
            byte next = in.get();
            if (next == '@') {
                if (client.inStamp) {
                    received(client);
                }
                client.inStamp = !client.inStamp;
                client.stamp = 0;
            } else if (client.inStamp) {
                client.stamp = client.stamp * 10 + next - '0';
            }
        }
    }

    private void received(Client client) {
        chunks++;
        if (!client.hasBegun) {
            client.hasBegun = true;
            begun++;
        }
        if (measuring) {
            if (measured == delays.length) {
                delays = Arrays.copyOf(delays, 2 * measured);
            }
            delays[measured++] = System.nanoTime() - client.stamp;
        }
    }
}
