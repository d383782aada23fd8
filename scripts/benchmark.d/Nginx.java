import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** An nginx of its own, on the loopback interface. */
record Nginx(Process process, int port, Path folder) {

    /**
     * Starts one.
     *
     * @param name of its configuration, {@code <name>.conf}, beside this file
     * @param words what to put in place of {@code @WORD@} in it
     */
    static Nginx start(Children children, Path here, String name, Map<String, String> words) {
        int port = Ports.free();
        try {
            String conf = Files.readString(here.resolve(name + ".conf"))
                    .replace("@FOLDER@", children.folder().toString())
                    .replace("@PORT@", String.valueOf(port));
            for (Map.Entry<String, String> word : words.entrySet()) {
                conf = conf.replace("@" + word.getKey() + "@", word.getValue());
            }
            Path file = Files.writeString(children.folder().resolve(name + ".conf"), conf);
            Process process = children.start(
                    name + ".log",
                    new ProcessBuilder(
                            "nginx",
                            "-p", children.folder().toString(),
                            "-e", children.folder().resolve(name + "-error.log").toString(),
                            "-c", file.toString()));
            Ports.await(port, process, children.folder().resolve(name + ".log"));
            return new Nginx(process, port, children.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text as it stands between single quotes in nginx's configuration. */
    static String quoted(Path file) throws IOException {
        return Files.readString(file).strip().replace("\\", "\\\\").replace("'", "\\'");
    }

    /** Of its master and its workers, since the start. */
    Map<String, Double> cpuSeconds() {
        return Map.of("nginx", Cpu.secondsOf(Set.of(process.pid())));
    }

    /** Of its master and its workers. */
    long residentBytes() {
        return Memory.resident(Stream.concat(
                Stream.of(process.toHandle()), process.toHandle().descendants()));
    }

    /** How many completions the upstream has answered, once its log is written. */
    long completions() throws InterruptedException {
        // That is at least once a second, see upstream.conf.
        Thread.sleep(1200);
        try {
            return Files.size(folder.resolve("completions.log")) / ".\n".length();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
