import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What processes have in memory, in bytes. */
final class Memory {

    private static final Pattern RSS = Pattern.compile("VmRSS:\\s*(\\d+) kB");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private Memory() {}

    /** Resident memory, what is shared counted for each. */
    static long resident(Stream<ProcessHandle> processes) {
        return processes.mapToLong(process -> resident(process.pid())).sum();
    }

    private static long resident(long pid) {
        try {
            Matcher found = RSS.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
            return found.find() ? 1024 * Long.parseLong(found.group(1)) : 0;
        } catch (IOException _) {
            // It has just ended.
            return 0;
        }
    }

    /** What objects take in a JVM's heap that are still in use; it collects garbage for that. */
    static long liveHeap(ProcessHandle jvm) {
        var jcmd = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(jvm.pid()),
                "GC.class_histogram");
        try {
            String histogram = new String(
                    jcmd.redirectErrorStream(true).start().getInputStream().readAllBytes());
            Matcher found = TOTAL.matcher(histogram);
            if (!found.find()) {
                throw new Failure("jcmd does not tell the heap: " + histogram);
            }
            return Long.parseLong(found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
