import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What many slow streams cost that are open at once, next to nginx as a plain proxy: both in front of
 * the same slow upstream, in turns.
 */
final class StreamBenchmark {

    private static final Path DATA = Path.of("data");

    /** Room beside the streams for what else a process has open. */
    private static final int OTHER_FILES = 500;

    /** Few, so that the memory of many is still to be taken when they come. */
    private static final int WARM_UP_STREAMS = 64;

    /** Each has to be settled afterwards, so they are not too many. */
    private static final int WARM_UP_OPENINGS = 3_000;

    /** Each of them then has as many chunks as the JIT wants to see. */
    private static final Duration WARM_UP_INTERVAL = Duration.ofMillis(10);

    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final Duration LAST_CHUNKS = Duration.ofSeconds(2);
    private static final Duration UNTIL_CLOSED = Duration.ofMillis(1_500);
    private static final Duration LONGEST_CLEARING = Duration.ofMinutes(5);

    /** One of the two that take turns. */
    private record Side(
            String name,
            int port,
            Supplier<Map<String, Double>> cpu,
            LongSupplier resident,
            LongSupplier heap) {}

    /** What a side has in memory before there is a stream; the heap is collected first. */
    private record Idle(long heap, long resident) {

        static Idle of(Side side) {
            long heap = side.heap.getAsLong();
            return new Idle(heap, side.resident.getAsLong());
        }
    }

    private final StreamOptions options;
    private final SlowUpstream upstream;
    private final Service service;
    private final Side nginxSide;
    private final Side serviceSide;
    private final String token;

    private StreamBenchmark(
            StreamOptions options, SlowUpstream upstream, Nginx proxy, Service service) {
        this.options = options;
        this.upstream = upstream;
        this.service = service;
        this.token = service.makeUsers(1).getFirst();
        this.nginxSide = new Side(
                "nginx", proxy.port(), proxy::cpuSeconds, proxy::residentBytes, () -> 0);
        this.serviceSide = new Side(
                "service", service.port(), service::cpuSeconds, service::residentBytes,
                service::liveHeapBytes);
    }

    public static void main(String[] args) throws Exception {
        boolean isClean = false;
        try {
            StreamOptions options = StreamOptions.parse(args);
            checkFiles(options);
            Files.createDirectories(DATA);
            Path folder = Files.createTempDirectory(DATA.toAbsolutePath(), "benchmark-");
            try (var children = new Children(folder)) {
                isClean = measure(options, children);
            }
        } catch (Failure e) {
            System.err.println(e.getMessage());
        }
        System.exit(isClean ? 0 : 1);
    }

    private static void checkFiles(StreamOptions options) throws IOException {
        long allowed = Files.readAllLines(Path.of("/proc/self/limits")).stream()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.split("\\s{2,}")[1])
                .mapToLong(limit -> limit.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(limit))
                .findFirst()
                .orElse(Long.MAX_VALUE);
        if (allowed < 2L * options.streams() + OTHER_FILES) {
            throw new Failure(
                    """
                    %d streams need %d open files in each process, but only %d are allowed. Raise the limit
                    ('ulimit -Hn', as root; or nofile in /etc/security/limits.conf), or ask for fewer: --streams %d"""
                            .formatted(
                                    options.streams(),
                                    2 * options.streams() + OTHER_FILES,
                                    allowed,
                                    Math.max(1, (allowed - OTHER_FILES) / 2)));
        }
    }

    private static boolean measure(StreamOptions options, Children children)
            throws IOException, InterruptedException {
        Path here = Path.of("scripts/benchmark.d");
        SlowUpstream upstream = SlowUpstream.start(here, options.interval());
        Nginx proxy = Nginx.start(
                children,
                here,
                "proxy",
                Map.of("UPSTREAM", String.valueOf(upstream.port()), "BUFFERING", "off"));
        Service service = Service.start(
                children,
                options.jar(),
                options.javaOptions(),
                roomFor(options.streams()),
                upstream.port());
        Report.machine(options.javaOptions(), children.folder(), service);
        StreamReport.load(options);
        return new StreamBenchmark(options, upstream, proxy, service).run();
    }

    /** What docs/configuration.md says of many streams. */
    private static Map<String, String> roomFor(int streams) {
        String calls = String.valueOf(streams + 100);
        Map<String, String> room = new LinkedHashMap<>();
        for (String limit : List.of(
                "QUEUE_MAX_RUNNING",
                "QUEUE_MAX_RUNNING_PER_KEY",
                "QUEUE_MODEL_INITIAL",
                "QUEUE_MODEL_MAX")) {
            room.put(limit, calls);
        }
        room.put("OPENROUTER_MAX_CONNECTIONS", String.valueOf(streams + 200));
        room.put("PROTECTION_MAX_REQUESTS", String.valueOf(streams + 500));
        room.put("PROTECTION_MAX_REQUESTS_PER_USER", String.valueOf(streams + 500));
        room.put("SERVER_TOMCAT_MAX_CONNECTIONS", String.valueOf(streams + 1_000));
        return room;
    }

    private boolean run() throws IOException, InterruptedException {
        warmUp();
        Idle ofNginx = Idle.of(nginxSide);
        Idle ofService = Idle.of(serviceSide);
        StreamReport.idle(ofNginx.resident, ofService.resident, ofService.heap);
        Map<Side, Idle> sides = new LinkedHashMap<>();
        sides.put(nginxSide, ofNginx);
        sides.put(serviceSide, ofService);
        Map<Side, List<StreamTurn>> turns = new LinkedHashMap<>();
        for (int round = 1; round <= options.rounds(); round++) {
            for (Side side : sides.keySet()) {
                StreamTurn turn = turn(side, sides.get(side));
                StreamReport.turn(round, side.name, turn);
                turns.computeIfAbsent(side, _ -> new ArrayList<>()).add(turn);
            }
        }
        return StreamReport.result(
                StreamTurn.mean(turns.get(nginxSide)), StreamTurn.mean(turns.get(serviceSide)));
    }

    /** Opens streams and closes them again, and then reads chunks. */
    private void warmUp() throws IOException, InterruptedException {
        for (int opened = 0; opened < WARM_UP_OPENINGS; opened += WARM_UP_STREAMS) {
            try (var clients = new StreamClients(service.port(), token)) {
                clients.open(WARM_UP_STREAMS);
            }
        }
        upstream.pace(WARM_UP_INTERVAL);
        try (var clients = new StreamClients(service.port(), token)) {
            clients.open(WARM_UP_STREAMS);
            clients.read(options.warmUp());
        }
        upstream.pace(options.interval());
        awaitClear();
    }

    private StreamTurn turn(Side side, Idle idle)
            throws IOException, InterruptedException {
        awaitClear();
        long sentBefore = upstream.sent();
        long chunks;
        Map<String, Double> cpu;
        long[] delays;
        double resident;
        double heap;
        try (var clients = new StreamClients(side.port, token)) {
            clients.open(options.streams());
            clients.read(SETTLE);
            chunks = clients.chunks();
            Map<String, Double> before = side.cpu.get();
            delays = clients.measure(options.time());
            cpu = difference(before, side.cpu.get());
            chunks = clients.chunks() - chunks;
            heap = side.heap.getAsLong() - idle.heap;
            resident = side.resident.getAsLong() - idle.resident;
            clients.read(SETTLE);
            upstream.pause(true);
            clients.read(LAST_CHUNKS);
            checkNothingIsLost(upstream.sent() - sentBefore, clients.chunks());
            if (upstream.open() != options.streams()) {
                throw new Failure("%d streams should be open, but it is %d."
                        .formatted(options.streams(), upstream.open()));
            }
        }
        Thread.sleep(UNTIL_CLOSED);
        int leftOpen = upstream.open();
        upstream.pause(false);
        return new StreamTurn(
                chunks,
                cpu,
                millis(delays, 50),
                millis(delays, 99),
                resident / options.streams(),
                heap / options.streams(),
                leftOpen);
    }

    private static Map<String, Double> difference(
            Map<String, Double> before, Map<String, Double> after) {
        Map<String, Double> used = new LinkedHashMap<>();
        after.forEach((who, seconds) -> used.put(who, seconds - before.get(who)));
        return used;
    }

    private static void checkNothingIsLost(long sent, long received) {
        if (sent != received) {
            throw new Failure("%d chunks were sent, but %d arrived.".formatted(sent, received));
        }
    }

    /** A turn must not pay for what the one before it has left to do. */
    private void awaitClear() throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_CLEARING.toNanos();
        while (upstream.open() > 0 || held() > 0) {
            if (System.nanoTime() > deadline) {
                throw new Failure("%d streams are still open, and %d calls not settled."
                        .formatted(upstream.open(), held()));
            }
            Thread.sleep(500);
        }
    }

    private long held() {
        return service.count("SELECT count(*) FROM limits.holds WHERE state = 'held'");
    }

    private static double millis(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1L) * percent / 100)] / 1e6;
    }
}
