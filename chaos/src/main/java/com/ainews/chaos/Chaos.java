package com.ainews.chaos;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs the service under load while things break, and checks that no money went astray. */
public final class Chaos {

    private static final int BROKEN = 1;
    private static final int FAILED = 2;

    /** The service looks for lost calls 5 seconds after its start, and then each half minute. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(5);

    /** No replica starts more quickly. */
    private static final Duration START = Duration.ofSeconds(3);

    private static final Duration SETTLEMENT_LIMIT = Cluster.LEASE.plusSeconds(75);

    private final Options options;
    private final Diary diary;
    private final Cluster cluster;
    private final SplittableRandom random;

    private Chaos(Options options, Diary diary, Cluster cluster) {
        this.options = options;
        this.diary = diary;
        this.cluster = cluster;
        this.random = new SplittableRandom(options.seed());
    }

    /**
     * Ends with 0 where all invariants hold, 1 where one is broken or the run showed too little, 2
     * where it could not be run.
     */
    public static void main(String... args) {
        int status = FAILED;
        if (List.of(args).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        try {
            Options options = Options.parse(args);
            var diary = new Diary(System.out);
            var cluster = new Cluster(options, diary);
            // Also at Ctrl-C; this is the only place that ends the processes.
            Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
            status = new Chaos(options, diary, cluster).run();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(Options.USAGE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException | SQLException | ExecutionException | RuntimeException e) {
            e.printStackTrace();
        }
        System.exit(status);
    }

    private int run() throws InterruptedException, ExecutionException, SQLException {
        diary.say(
                "seed %d: %d s of load, %d users, %d calls/s",
                options.seed(), options.load().toSeconds(), options.users(), options.rate());
        cluster.start();
        try (var door = new Door(cluster.replicas())) {
            long calls = options.load().toSeconds() * options.rate() / options.users();
            People people = People.make(door, options.users(), calls);
            var tally = new Tally();
            var watcher = new Watcher(cluster.servers(), people.scopes());
            var trouble = new Trouble(cluster, diary, random.split());
            var load = new Load(door, people.customers(), tally, random.split());
            watcher.start();
            withTrouble(trouble, load);
            diary.say("the load ends; waiting for running calls ...");
            load.awaitEnd();
            awaitLastSettlement();
            return judge(evidence(watcher.stop(), tally), tally, trouble);
        }
    }

    private void withTrouble(Trouble trouble, Load load)
            throws InterruptedException, ExecutionException {
        diary.say("the load begins");
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> running = executor.submit(() -> {
                trouble.run(options.load());
                return true;
            });
            load.run(() -> !running.isDone(), options.rate());
            running.get();
        } finally {
            cluster.sandbox().faults().clear();
        }
    }

    /**
     * Waits for the leases of what nobody knows. The replicas that account for it are new ones:
     * nothing may depend on what was in the memory of the old.
     */
    private void awaitLastSettlement() throws InterruptedException, SQLException {
        try (Books books = cluster.servers().books()) {
            Instant now = Instant.now();
            Instant lease = books.lastLease().orElse(now);
            diary.say(
                    "%d calls are unknown; their leases last up to %d s ...",
                    books.holdsUnderWay(),
                    Math.max(0, Duration.between(now, lease).toSeconds()));
            sleep(Duration.between(now, lease.minus(FIRST_LOOK).minus(START)));
            diary.say("kill -9 of all replicas: new ones have to account for what is left ...");
            cluster.replicas().forEach(Replica::kill);
            cluster.awaitReplicas(1);
            Instant end = Instant.now().plus(SETTLEMENT_LIMIT);
            while (books.holdsUnderWay() > 0 && Instant.now().isBefore(end)) {
                sleep(Duration.ofMillis(200));
            }
        }
    }

    private Evidence evidence(List<Watcher.Reading> readings, Tally tally) throws SQLException {
        var bill = cluster.sandbox().bill();
        var charges = bill.charges();
        if (charges.size() != bill.total().calls()) {
            throw new IllegalStateException(
                    "The sandbox remembers only the newest charges: make a shorter run");
        }
        try (Books books = cluster.servers().books()) {
            return new Evidence(
                    readings,
                    books.ledger(),
                    books.meters(),
                    books.holdsUnderWay(),
                    charges,
                    new Evidence.Heard(tally.requests(), tally.told(), tally.byKey()));
        }
    }

    private int judge(Evidence evidence, Tally tally, Trouble trouble) {
        List<Breach> breaches = Invariants.check(evidence);
        var report = new Report(diary);
        diary.print("");
        report.calls(tally);
        report.troubles(
                trouble.done(),
                cluster.replicas().stream().mapToInt(Replica::endedByItself).sum());
        report.money(evidence);
        report.readings(evidence.readings());
        report.verdict(breaches);
        List<String> gaps = Gaps.of(evidence, tally, trouble.missing(options.load()));
        report.gaps(gaps);
        return breaches.isEmpty() && gaps.isEmpty() ? 0 : BROKEN;
    }

    private static void sleep(Duration duration) throws InterruptedException {
        if (duration.isPositive()) {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }
    }
}
