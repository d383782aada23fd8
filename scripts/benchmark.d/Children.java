import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The processes that the benchmark starts, and the throw-away folder they work in. */
final class Children implements AutoCloseable {

    /** PostgreSQL may have a checkpoint to write. */
    private static final int SECONDS_TO_STOP = 60;

    private final Path folder;
    private final Deque<Process> running = new ArrayDeque<>();
    private boolean closed;

    /** Ends everything with this JVM too, also on Ctrl-C. */
    Children(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    Path folder() {
        return folder;
    }

    /** Starts a process whose output goes to a file in the folder. */
    Process start(String log, ProcessBuilder command) {
        return start(command.redirectOutput(folder.resolve(log).toFile()));
    }

    /** Starts a process whose output is read. */
    synchronized Process start(ProcessBuilder command) {
        if (closed) {
            throw new Failure("Interrupted");
        }
        try {
            Process process = command.redirectErrorStream(true).start();
            running.removeIf(each -> !each.isAlive());
            running.push(process);
            return process;
        } catch (IOException e) {
            throw new Failure(command.command().getFirst() + " can't be started: " + e);
        }
    }

    /** The last one that was started is the first to go: what others stand on goes last. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            for (Process process : running) {
                List<ProcessHandle> tree = process.descendants().toList();
                process.destroy();
                if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                    tree.forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly().waitFor();
                }
            }
            delete();
        } catch (IOException | InterruptedException e) {
            System.err.println(folder + " may be left behind: " + e);
        }
    }

    private void delete() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
