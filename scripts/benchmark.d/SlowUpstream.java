import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * In OpenRouter's place: endless streams with one chunk each, every so often, from one thread. The
 * streams take turns evenly. Each chunk carries the time at which it was sent.
 */
final class SlowUpstream {

    private static final int MAX_REQUEST_BYTES = 64 * 1024;
    private static final int BACKLOG = 4096;

    /** Spreads streams evenly, however many there will be: the golden ratio's fraction. */
    private static final double SPREAD = 0.6180339887498949;

    private static final byte[] END_OF_HEAD = ascii("\r\n\r\n");
    private static final byte[] STREAM = ascii("POST /api/v1/chat/completions ");
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nX-Generation-Id: %s\r\n%s\r\n\r\n";
    private static final String CHUNK = "data: {\"id\":\"%s\",\"provider\":\"Static\","
            + "\"model\":\"openai/gpt-4o-mini\",\"object\":\"chat.completion.chunk\","
            + "\"created\":1767225600,\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\","
            + "\"content\":\" @%020d@\"},\"finish_reason\":null,\"native_finish_reason\":null,"
            + "\"logprobs\":null}]}\n\n";

    /** What every stream has cost, whenever it was cancelled. */
    private static final String GENERATION = "{\"data\":{\"model\":\"openai/gpt-4o-mini\","
            + "\"provider_name\":\"Static\",\"total_cost\":0.00001,\"tokens_prompt\":20,"
            + "\"tokens_completion\":20,\"native_tokens_prompt\":20,"
            + "\"native_tokens_completion\":20,\"cancelled\":true}}";

    private final Selector selector;
    private final ServerSocketChannel server;
    private final String models;
    private final String key;
    private final ByteBuffer in = ByteBuffer.allocateDirect(MAX_REQUEST_BYTES);
    private final PriorityQueue<Connection> due =
            new PriorityQueue<>((one, other) -> Long.compare(one.dueNanos, other.dueNanos));
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();
    private volatile long intervalNanos;
    private volatile boolean paused;
    private long streams;

    private SlowUpstream(Path here, int port) throws IOException {
        models = Files.readString(here.resolve("models.json"));
        key = Files.readString(here.resolve("key.json"));
        selector = Selector.open();
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        server.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
    }

    static SlowUpstream start(Path here, Duration interval) {
        try {
            var upstream = new SlowUpstream(here, Ports.free());
            upstream.pace(interval);
            Thread.ofPlatform().daemon().name("upstream").start(upstream::run);
            return upstream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.socket().getLocalPort();
    }

    /** Between two chunks of one stream, from its next chunk on. */
    void pace(Duration interval) {
        intervalNanos = interval.toNanos();
    }

    /** Keeps all streams silent, or lets them go on. */
    void pause(boolean silent) {
        paused = silent;
    }

    /** Streams whose reader has not closed its connection. */
    int open() {
        return open.get();
    }

    /** Chunks, of all streams there ever were. */
    long sent() {
        return sent.get();
    }

    private static final class Connection {

        final SocketChannel channel;
        byte[] request = new byte[0];
        boolean isStream;
        boolean isOver;
        long dueNanos;
        byte[] chunk = request;
        int stampAt;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }
    }

    private void run() {
        try {
            while (true) {
                sendDue();
                Connection next = due.peek();
                long wait = next == null ? 100 : (next.dueNanos - System.nanoTime()) / 1_000_000;
                selector.select(this::ready, Math.clamp(wait, 1, 100));
            }
        } catch (IOException | RuntimeException e) {
            // Without it nothing that is measured means anything.
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void sendDue() {
        long now = System.nanoTime();
        while (!due.isEmpty() && due.peek().dueNanos <= now) {
            Connection stream = due.poll();
            if (!stream.isOver) {
                if (!paused) {
                    sendChunk(stream);
                }
                stream.dueNanos = Math.max(now, stream.dueNanos + intervalNanos);
                due.add(stream);
            }
        }
    }

    private void ready(SelectionKey ready) {
        try {
            if (ready.isAcceptable()) {
                SocketChannel channel = server.accept();
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false)
                        .register(selector, SelectionKey.OP_READ, new Connection(channel));
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var connection = (Connection) ready.attachment();
        try {
            in.clear();
            if (connection.channel.read(in) < 0) {
                close(connection);
                return;
            }
            read(connection);
        } catch (IOException _) {
            close(connection);
        }
    }

    private void close(Connection connection) {
        try {
            connection.channel.close();
        } catch (IOException _) {
            // It is gone all the same.
        }
        if (connection.isStream && !connection.isOver) {
            open.decrementAndGet();
        }
        connection.isOver = true;
    }

    private void read(Connection connection) throws IOException {
        byte[] before = connection.request;
        byte[] all = Arrays.copyOf(before, before.length + in.flip().remaining());
        in.get(all, before.length, all.length - before.length);
        connection.request = all;
        if (!isWhole(all)) {
            return;
        }
        connection.request = new byte[0];
        if (startsWith(all, STREAM)) {
            begin(connection);
        } else {
            answer(connection, new String(all, StandardCharsets.ISO_8859_1));
        }
    }

    private static boolean isWhole(byte[] request) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        int length = text.toLowerCase(Locale.ROOT).indexOf("\r\ncontent-length:");
        if (length < 0 || length > head) {
            return true;
        }
        int from = length + "\r\ncontent-length:".length();
        return request.length - head - END_OF_HEAD.length
                >= Integer.parseInt(text.substring(from, text.indexOf("\r\n", from)).strip());
    }

    private static boolean startsWith(byte[] all, byte[] prefix) {
        return all.length >= prefix.length
                && Arrays.equals(all, 0, prefix.length, prefix, 0, prefix.length);
    }

    private void answer(Connection connection, String request) throws IOException {
        String body = "{\"error\": {\"code\": 404, \"message\": \"No such address\"}}";
        int status = 200;
        if (request.startsWith("GET /api/v1/models")) {
            body = models;
        } else if (request.startsWith("GET /api/v1/key ")) {
            body = key;
        } else if (request.startsWith("GET /api/v1/generation?")) {
            body = GENERATION;
        } else {
            status = 404;
        }
        String answer = HEAD.formatted(
                        "application/json", "none", "Content-Length: " + body.length())
                .replace("200 OK", status == 200 ? "200 OK" : "404 Not Found");
        write(connection, ascii(answer + body));
    }

    private void begin(Connection connection) throws IOException {
        long number = streams++;
        String id = "gen-%012d-%012d".formatted(ProcessHandle.current().pid(), number);
        String event = CHUNK.formatted(id, 0);
        String chunk = Integer.toHexString(event.length()) + "\r\n" + event + "\r\n";
        connection.chunk = ascii(chunk);
        connection.stampAt = chunk.indexOf('@') + 1;
        connection.isStream = true;
        open.incrementAndGet();
        write(connection, ascii(HEAD.formatted(
                "text/event-stream", id, "Transfer-Encoding: chunked")));
        sendChunk(connection);
        connection.dueNanos =
                System.nanoTime() + (long) (intervalNanos * (number * SPREAD % 1));
        due.add(connection);
    }

    private void sendChunk(Connection stream) {
        long stamp = System.nanoTime();
        for (int i = stream.stampAt + 19; i >= stream.stampAt; i--) {
            stream.chunk[i] = (byte) ('0' + stamp % 10);
            stamp /= 10;
        }
        try {
            write(stream, stream.chunk);
            sent.incrementAndGet();
        } catch (IOException _) {
            close(stream);
        }
    }

    private static void write(Connection connection, byte[] bytes) throws IOException {
        if (connection.channel.write(ByteBuffer.wrap(bytes)) < bytes.length) {
            throw new Failure("A stream is not read any more: its socket is full.");
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
