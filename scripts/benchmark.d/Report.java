import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is printed. */
final class Report {

    private static final double GOAL = 10;

    private Report() {}

    /** What the numbers were measured on and with. */
    static void machine(List<String> javaOptions, Path folder, Service service)
            throws IOException {
        System.out.printf(
                "Machine     %s, %d cores, %.0f GiB; Linux %s; load %s before the start%n",
                find("/proc/cpuinfo", "model name\\s*:\\s*(.*)"),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(find("/proc/meminfo", "MemTotal:\\s*(\\d+)")) / 1048576.0,
                System.getProperty("os.version"),
                find("/proc/loadavg", "(\\S+)"));
        System.out.printf(
                "Service     Java %s%s; PostgreSQL %s with fsync=%s, synchronous_commit=%s on %s; Redis%n",
                System.getProperty("java.version"),
                javaOptions.isEmpty() ? "" : " " + String.join(" ", javaOptions),
                service.ask("SHOW server_version"),
                service.ask("SHOW fsync"),
                service.ask("SHOW synchronous_commit"),
                Files.getFileStore(folder).type());
    }

    static void load(Options options) {
        System.out.printf(
                "Load        wrk with one thread, %s, %d s for each run, %d rounds, %d user%s with limits in all four windows%n",
                options.work().path(), options.seconds(), options.rounds(), options.users(), options.users() == 1 ? "" : "s");
    }

    /** Whether money and holds add up after all runs; nothing is under way any more. */
    static void books(Service service) {
        long rows = service.count("SELECT count(*) FROM usage.ledger");
        long held = service.count("SELECT count(*) FROM limits.holds WHERE state = 'held'");
        String difference = service.ask("""
                SELECT (SELECT sum(cost) FROM usage.ledger)
                     - (SELECT sum(settled) FROM limits.meters
                        WHERE kind = 'daily_cost' AND scope_id IN (SELECT id FROM access.users))
                     - (SELECT sum(held) FROM limits.meters)""");
        if (held != 0 || Double.parseDouble(difference) != 0) {
            throw new Failure("%d holds are left, and ledger and meters differ by %s USD."
                    .formatted(held, difference));
        }
        System.out.printf(
                "%nAll %d calls of the service, warm-up included, stand in the ledger. No hold is left,"
                        + " and the meters%nequal the ledger. No request was refused or lost.%n",
                rows);
    }

    static void table(
            Options options,
            Map<Integer, Measurement> ofNginx,
            Map<Integer, Measurement> ofService) {
        System.out.println();
        System.out.println("| connections | | CPU per request | JVM | PostgreSQL | Redis |"
                + " requests/s | p50 | p99 |");
        System.out.println("|--:|---|--:|--:|--:|--:|--:|--:|--:|");
        for (int connections : options.connections()) {
            Measurement nginx = ofNginx.get(connections);
            Measurement service = ofService.get(connections);
            print("| %d | nginx | %.0f µs | | | | %.0f | %.2f ms | %.2f ms |",
                    connections, nginx.cpuPerRequest(), nginx.perSecond(), nginx.p50(), nginx.p99());
            print("| | service | %.0f µs | %.0f µs | %.0f µs | %.1f µs | %.0f | %.2f ms | %.2f ms |",
                    service.cpuPerRequest(),
                    service.cpuPerRequestOf(Service.JVM),
                    service.cpuPerRequestOf(Service.POSTGRES),
                    service.cpuPerRequestOf(Service.REDIS),
                    service.perSecond(),
                    service.p50(),
                    service.p99());
            print("| | service / nginx | **%.1f** | | | | %.3f | %.1f | %.1f |",
                    ratio(nginx, service),
                    service.perSecond() / nginx.perSecond(),
                    service.p50() / nginx.p50(),
                    service.p99() / nginx.p99());
        }
        int told = options.connections().contains(Benchmark.USUAL_CONNECTIONS)
                ? Benchmark.USUAL_CONNECTIONS
                : options.connections().getLast();
        System.out.println();
        print("At %d connections the service uses %.1f times nginx's CPU per request (goal: at most %.0f)",
                told, ratio(ofNginx.get(told), ofService.get(told)), GOAL);
    }

    private static double ratio(Measurement nginx, Measurement service) {
        return service.cpuPerRequest() / nginx.cpuPerRequest();
    }

    static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static String find(String file, String pattern) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
        return found.find() ? found.group(1) : "unknown";
    }
}
