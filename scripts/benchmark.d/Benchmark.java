import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a paid call costs in CPU time, next to nginx as a plain proxy: both in front of the same
 * static upstream, in turns, so that what the machine does meanwhile hits both.
 */
final class Benchmark {

    /** The connections of the warm-up, and those that the goal is about. */
    static final int USUAL_CONNECTIONS = 64;

    /** The JIT still compiles after 60,000 calls, at a part of what they cost themselves. */
    private static final int WARM_UP_SECONDS = 30;

    private static final int MOST_WARM_UPS = 10;
    private static final int NGINX_WARM_UP_SECONDS = 2;

    /** Beside the folders of ./run, since the disk decides what a durable commit costs. */
    private static final Path DATA = Path.of("data");

    private final Options options;
    private final Nginx upstream;
    private final Nginx proxy;
    private final Service service;
    private final Wrk wrk;

    private final Map<Integer, Measurement> ofNginx = new LinkedHashMap<>();
    private final Map<Integer, Measurement> ofService = new LinkedHashMap<>();

    private Benchmark(
            Options options, Nginx upstream, Nginx proxy, Service service, Wrk wrk) {
        this.options = options;
        this.upstream = upstream;
        this.proxy = proxy;
        this.service = service;
        this.wrk = wrk;
    }

    public static void main(String[] args) throws Exception {
        try {
            Options options = Options.parse(args);
            Files.createDirectories(DATA);
            Path folder = Files.createTempDirectory(DATA.toAbsolutePath(), "benchmark-");
            try (var children = new Children(folder)) {
                measure(options, children);
            }
        } catch (Failure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void measure(Options options, Children children)
            throws IOException, InterruptedException {
        Path here = Path.of("scripts/benchmark.d");
        Path folder = children.folder();
        Nginx upstream = Nginx.start(children, here, "upstream", Map.of(
                "COMPLETION", Nginx.quoted(here.resolve("completion.json")),
                "MODELS", Nginx.quoted(here.resolve("models.json")),
                "KEY", Nginx.quoted(here.resolve("key.json"))));
        Nginx proxy = Nginx.start(
                children,
                here,
                "proxy",
                Map.of("UPSTREAM", String.valueOf(upstream.port()), "BUFFERING", "on"));
        Service service = Service.start(
                children, options.jar(), options.javaOptions(), Map.of(), upstream.port());
        Files.write(folder.resolve("tokens"), service.makeUsers(options.users()));
        Report.machine(options.javaOptions(), folder, service);
        Report.load(options);
        new Benchmark(options, upstream, proxy, service, new Wrk(children, here, options.work())).run();
    }

    private void run() throws InterruptedException {
        warmUp();
        for (int round = 1; round <= options.rounds(); round++) {
            for (int connections : options.connections()) {
                add(ofNginx, round, "nginx", connections, onNginx(connections, options.seconds()));
                add(ofService, round, "service", connections,
                        onService(connections, options.seconds()));
            }
        }
        Report.books(service);
        Report.table(options, ofNginx, ofService);
    }

    private void warmUp() throws InterruptedException {
        System.out.printf(
                "%nWarming up at %d connections: nginx for %d s, the service for %d s and until it has"
                        + " answered %d calls%n",
                USUAL_CONNECTIONS, NGINX_WARM_UP_SECONDS, WARM_UP_SECONDS, options.warmUpCalls());
        onNginx(USUAL_CONNECTIONS, NGINX_WARM_UP_SECONDS);
        long calls = 0;
        for (int i = 0; i < MOST_WARM_UPS && (i == 0 || calls < options.warmUpCalls()); i++) {
            Measurement measured = onService(USUAL_CONNECTIONS, WARM_UP_SECONDS);
            calls += measured.answered();
            print("warm-up", "service", USUAL_CONNECTIONS, measured);
        }
    }

    private static void add(
            Map<Integer, Measurement> all,
            int round,
            String who,
            int connections,
            Measurement measured) {
        all.merge(connections, measured, Measurement::plus);
        print("round " + round, who, connections, measured);
    }

    private static void print(String when, String who, int connections, Measurement measured) {
        System.out.printf(
                "%-7s  %-7s  %3d connections  %7.0f µs CPU  %7.0f requests/s  p50 %7.2f ms  p99 %7.2f ms%n",
                when, who, connections, measured.cpuPerRequest(), measured.perSecond(),
                measured.p50(), measured.p99());
    }

    private Measurement onNginx(int connections, int seconds) throws InterruptedException {
        return measured(proxy.port(), proxy::cpuSeconds, connections, seconds);
    }

    /** After each run the ledger has a row for every call that was made in it, and no more. */
    private Measurement onService(int connections, int seconds) throws InterruptedException {
        long before = service.count("SELECT count(*) FROM usage.ledger");
        Measurement measured = measured(service.port(), service::cpuSeconds, connections, seconds);
        long rows = service.count("SELECT count(*) FROM usage.ledger") - before;
        if (rows != measured.answered()) {
            throw new Failure("%d requests were answered, but the ledger has %d more rows."
                    .formatted(measured.answered(), rows));
        }
        return measured;
    }

    private Measurement measured(
            int port, Supplier<Map<String, Double>> cpu, int connections, int seconds)
            throws InterruptedException {
        long completionsBefore = upstream.completions();
        Map<String, Double> before = cpu.get();
        Wrk.Result result = wrk.run(port, connections, seconds);
        Map<String, Double> after = cpu.get();
        long completions = upstream.completions() - completionsBefore;
        if (result.refused() > 0 || result.broken() > 0) {
            throw new Failure("Of %d requests %d were refused and %d got no whole answer in time."
                    .formatted(result.answered(), result.refused(), result.broken()));
        }
        if (completions != result.answered()) {
            throw new Failure("%d requests were answered, but the upstream made %d completions."
                    .formatted(result.answered(), completions));
        }
        return Measurement.of(result, before, after);
    }
}
