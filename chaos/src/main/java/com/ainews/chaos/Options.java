package com.ainews.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How a run is to be.
 *
 * @param load for how long calls are made and things are broken
 * @param seed of everything that is left to chance here; threads and processes keep their own time
 * @param users how many there are; what they may spend differs
 * @param rate calls in a second, all users together
 * @param jar the service
 * @param logs where the replicas' logs go
 */
record Options(Duration load, long seed, int users, int rate, Path jar, Path logs) {

    static final String USAGE = """
            scripts/chaos [--seconds N] [--seed N] [--users N] [--rate N]

              --seconds  how long the load lasts at least, 5 to 36000; 60 where it is left out
              --seed     of what is left to chance; another one each time where it is left out
              --users    1 to 200; 12 where it is left out
              --rate     calls in a second, 1 to 1000; 40 where it is left out
            """;

    private static final int SEEDS = 1_000_000;

    /** @throws IllegalArgumentException with what is wrong, for the one who asked */
    static Options parse(String... args) {
        var load = Duration.ofSeconds(60);
        long seed = new SplittableRandom().nextLong(SEEDS);
        int users = 12;
        int rate = 40;
        Path jar = Path.of("service.jar");
        Path logs = Path.of("logs");
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException("A value is missing behind " + args[i]);
            }
            String value = args[i + 1];
            switch (args[i]) {
                case "--seconds" -> load = Duration.ofSeconds(number(value, 5, 36_000));
                case "--seed" -> seed = number(value, Long.MIN_VALUE, Long.MAX_VALUE);
                case "--users" -> users = (int) number(value, 1, 200);
                case "--rate" -> rate = (int) number(value, 1, 1_000);
                case "--jar" -> jar = Path.of(value);
                case "--logs" -> logs = Path.of(value);
                default -> throw new IllegalArgumentException("There is no option " + args[i]);
            }
        }
        return new Options(load, seed, users, rate, jar, logs);
    }

    private static long number(String text, long least, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw new IllegalArgumentException(
                "'%s' is not a whole number from %d to %d".formatted(text, least, most));
    }
}
