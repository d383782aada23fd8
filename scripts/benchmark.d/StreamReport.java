/** What is printed of streams. */
final class StreamReport {

    private static final double GOAL_KIB = 60;
    private static final double GOAL_RATIO = 3.3;
    private static final double KIB = 1024;

    private StreamReport() {}

    static void load(StreamOptions options) {
        Report.print(
                "Load        %d streams, a chunk each %d ms; %d s for each turn, %d rounds",
                options.streams(), options.interval().toMillis(), options.time().toSeconds(),
                options.rounds());
    }

    static void idle(long ofNginx, long ofService, long heap) {
        Report.print(
                "%nIdle        nginx %.0f MiB; service %.0f MiB, %.0f MiB of its heap in use",
                ofNginx / KIB / KIB, ofService / KIB / KIB, heap / KIB / KIB);
    }

    static void turn(int round, String who, StreamTurn turn) {
        Report.print(
                "round %d  %-7s  %6.1f µs CPU per chunk  p50 %7.2f ms  p99 %7.2f ms  %6.1f KiB resident"
                        + "  %6.1f KiB heap  %d left open",
                round, who, turn.cpuPerChunk(), turn.p50(), turn.p99(), turn.resident() / KIB,
                turn.heap() / KIB, turn.leftOpen());
    }

    /** Whether no stream was left open. */
    static boolean result(StreamTurn nginx, StreamTurn service) {
        Report.print("%n| | CPU per chunk | JVM | PostgreSQL | Redis | p50 | p99 | resident memory"
                + " per stream | heap per stream |");
        Report.print("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        Report.print(
                "| nginx | %.1f µs | | | | %.2f ms | %.2f ms | %.1f KiB | |",
                nginx.cpuPerChunk(), nginx.p50(), nginx.p99(), nginx.resident() / KIB);
        Report.print(
                "| service | %.1f µs | %.1f µs | %.1f µs | %.1f µs | %.2f ms | %.2f ms | %.1f KiB | %.1f KiB |",
                service.cpuPerChunk(),
                service.cpuPerChunkOf(Service.JVM),
                service.cpuPerChunkOf(Service.POSTGRES),
                service.cpuPerChunkOf(Service.REDIS),
                service.p50(),
                service.p99(),
                service.resident() / KIB,
                service.heap() / KIB);
        double ratio = service.cpuPerChunk() / nginx.cpuPerChunk();
        Report.print(
                "| service / nginx | **%.1f** | | | | %.1f | %.1f | %.1f | |%n",
                ratio,
                service.p50() / nginx.p50(),
                service.p99() / nginx.p99(),
                service.resident() / nginx.resident());
        goal("heap per stream, KiB", service.heap() / KIB, GOAL_KIB);
        goal("resident memory per stream, KiB", service.resident() / KIB, GOAL_KIB);
        goal("CPU per chunk, times nginx's", ratio, GOAL_RATIO);
        goal("streams open upstream 1.5 s after all clients left", service.leftOpen(), 0);
        return service.leftOpen() == 0;
    }

    private static void goal(String what, double reached, double goal) {
        Report.print(
                "%-52s %8.1f  goal: at most %4.1f  %s",
                what, reached, goal, reached <= goal ? "reached" : "MISSED");
    }
}
