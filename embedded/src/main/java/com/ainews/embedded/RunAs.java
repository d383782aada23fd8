package com.ainews.embedded;

import com.sun.security.auth.module.UnixSystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How PostgreSQL, which refuses to run as root, is run all the same when we are.
 *
 * @param prefix what to write before a command
 * @param owner number of the user that the files must belong to
 */
record RunAs(List<String> prefix, int owner) {
    private static final int NOBODY = 65_534;
    private static final Duration TRY_LIMIT = Duration.ofSeconds(10);

    /** In a user namespace where root is nobody in particular, and still owner of its files. */
    static final RunAs IN_NAMESPACE = new RunAs(List.of("unshare", "-U"), 0);

    /** As the user without rights, who must then own the files and be able to reach them. */
    static final RunAs AS_NOBODY = new RunAs(
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY);

    /** The ways that are worth trying for the user who runs this JVM, best first. */
    static List<RunAs> candidates() {
        int user = (int) new UnixSystem().getUid();
        return user == 0 ? List.of(IN_NAMESPACE, AS_NOBODY) : List.of(new RunAs(List.of(), user));
    }

    /** Gives the folder to whom it must belong and returns the first of the ways that works. */
    static RunAs choose(List<RunAs> candidates, Path binaries, ServerFolder folder)
            throws IOException, InterruptedException {
        for (RunAs candidate : candidates) {
            candidate.giveTo(folder.path());
            if (candidate.canUse(binaries, folder)) {
                return candidate;
            }
        }
        throw new EmbeddedServerException("""
                PostgreSQL can't run from %s with its data in %s. As root it runs as another user \
                (by unshare or setpriv), who must be able to reach both folders: set DATA_DIR to a \
                folder that all users can reach, run as an ordinary user, or set DB_HOST to a \
                server of your own.""".formatted(binaries, folder.path()));
    }

    /** The command, run in this way. */
    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    private boolean canUse(Path binaries, ServerFolder folder)
            throws IOException, InterruptedException {
        String check = "test \"$(id -u)\" != 0 && \"$0\" --version && test -w \"$1\"";
        Path server = binaries.resolve("bin/postgres");
        List<String> command = command(
                List.of("sh", "-c", check, server.toString(), folder.path().toString()));
        try {
            return Command.succeeds(
                    Command.of(command, Path.of("/"), folder.file("user.log")), TRY_LIMIT);
        } catch (IOException _) {
            return false;
        }
    }

    private void giveTo(Path folder) throws IOException {
        if (owner(folder) == owner) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.setAttribute(path, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }
}
