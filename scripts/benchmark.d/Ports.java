import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Ports of the loopback interface. */
final class Ports {

    /** Below those that systems give to clients, so that none of them takes it in between. */
    private static final int LOWEST = 12_000;

    private static final int HIGHEST = 28_000;

    private Ports() {}

    static int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException _) {
                // Taken; another one then.
            }
        }
    }

    /** Waits until somebody listens. */
    static void await(int port, Process process, Path log) throws IOException {
        try {
            while (!listens(port)) {
                if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                    throw new Failure("It did not start:\n" + Files.readString(log));
                }
            }
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
