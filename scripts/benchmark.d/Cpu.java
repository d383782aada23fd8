import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The CPU time of whole trees of processes, from {@code /proc/<pid>/stat}.
 *
 * <p>A process that ended is not lost: when its parent waits for it, its time is added to the
 * parent's {@code cutime} and {@code cstime}, which are counted too. So the sum over a tree only
 * grows, however many backends PostgreSQL starts and ends in between.
 */
final class Cpu {

    /** What /proc counts in: USER_HZ, which is 100 for programs on every kernel of x86 and ARM. */
    private static final double TICKS_PER_SECOND = 100;

    private record Proc(long parent, long ticks) {}

    private Cpu() {}

    /** Seconds of the trees below these processes, which are counted themselves. */
    static double secondsOf(Set<Long> roots) {
        Map<Long, Proc> all = all();
        Map<Long, List<Long>> children = new HashMap<>();
        all.forEach((pid, proc) -> children.computeIfAbsent(proc.parent, _ -> new ArrayList<>())
                .add(pid));
        long ticks = 0;
        Deque<Long> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            long pid = open.pop();
            Proc proc = all.get(pid);
            if (proc == null) {
                throw new Failure("Process " + pid + " has ended while it was measured.");
            }
            ticks += proc.ticks;
            open.addAll(children.getOrDefault(pid, List.of()));
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static Map<Long, Proc> all() {
        Map<Long, Proc> all = new HashMap<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : found) {
                try {
                    all.put(
                            Long.valueOf(process.getFileName().toString()),
                            parse(Files.readString(process.resolve("stat"))));
                } catch (IOException _) {
                    // It has just ended.
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** The name stands in parentheses and may hold anything, so what follows the last one counts. */
    private static Proc parse(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        // Fields 4 and 14 to 17 of proc_pid_stat(5): ppid, utime, stime, cutime, cstime.
        long ticks = 0;
        for (int i = 11; i <= 14; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return new Proc(Long.parseLong(fields[1]), ticks);
    }
}
