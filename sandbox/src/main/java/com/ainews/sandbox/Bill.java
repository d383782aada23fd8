package com.ainews.sandbox;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** What the sandbox has charged, by key: the provider's own account, to compare a ledger with. */
public final class Bill {

    /** Of older charges only the sums are known. */
    public static final int MAX_CHARGES = 200_000;

    /** How many days the activity reaches back. */
    private static final int ACTIVITY_DAYS = 30;

    private static final int LABEL_LENGTH = 16;

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Activity, Account> activity = new ConcurrentSkipListMap<>();
    private final Deque<Charge> charges = new ArrayDeque<>();

    /**
     * What one key was charged.
     *
     * @param calls answers that were charged
     */
    public record Account(long calls, long promptTokens, long completionTokens, BigDecimal cost) {

        static final Account EMPTY = new Account(0, 0, 0, BigDecimal.ZERO);

        Account plus(Account other) {
            return new Account(
                    calls + other.calls,
                    promptTokens + other.promptTokens,
                    completionTokens + other.completionTokens,
                    cost.add(other.cost));
        }
    }

    /** What the activity is told by: days of UTC and models. */
    record Activity(LocalDate day, String model, String canonicalSlug)
            implements Comparable<Activity> {

        private static final Comparator<Activity> ORDER =
                Comparator.comparing(Activity::day).thenComparing(Activity::model);

        @Override
        public int compareTo(Activity other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * One answer that was charged.
     *
     * @param user as the request named them; empty where it named nobody
     * @param session as the request named it; empty where it named none
     * @param model its id
     * @param at when the answer was begun
     */
    public record Charge(
            String generationId,
            String user,
            String session,
            String model,
            Instant at,
            BigDecimal cost) {}

    void charge(String key, Generation generation) {
        add(new Charge(
                generation.id(),
                generation.user(),
                generation.session(),
                generation.model().id(),
                generation.at(),
                generation.cost()));
        var charge = new Account(
                1, generation.promptTokens(), generation.completionTokens(), generation.cost());
        accounts.merge(label(key), charge, Account::plus);
        LocalDate day = LocalDate.ofInstant(generation.at(), ZoneOffset.UTC);
        SandboxModel model = generation.model();
        activity.merge(new Activity(day, model.id(), model.canonicalSlug()), charge, Account::plus);
        activity.headMap(new Activity(day.minusDays(ACTIVITY_DAYS), "", "")).clear();
    }

    /** The account of a key. */
    public Account of(String key) {
        return accounts.getOrDefault(label(key), Account.EMPTY);
    }

    /** All accounts together. */
    public Account total() {
        return accounts.values().stream().reduce(Account.EMPTY, Account::plus);
    }

    /** The newest charges one by one, at most {@link #MAX_CHARGES}, oldest first. */
    public List<Charge> charges() {
        synchronized (charges) {
            return List.copyOf(charges);
        }
    }

    /** Every account, by the label of its key. */
    public Map<String, Account> byLabel() {
        return new TreeMap<>(accounts);
    }

    /** What all keys used, by day and model, oldest first. */
    SortedMap<Activity, Account> activity() {
        return Collections.unmodifiableSortedMap(activity);
    }

    /** Forgets everything. */
    public void clear() {
        accounts.clear();
        activity.clear();
        synchronized (charges) {
            charges.clear();
        }
    }

    private void add(Charge charge) {
        synchronized (charges) {
            if (charges.size() == MAX_CHARGES) {
                charges.removeFirst();
            }
            charges.addLast(charge);
        }
    }

    /** Keys are kept as the start of their hash: even sandbox keys may be real by mistake. */
    static String label(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, LABEL_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
