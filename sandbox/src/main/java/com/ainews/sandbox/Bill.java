package com.ainews.sandbox;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What the sandbox has charged, by key: the provider's own account, to compare a ledger with. */
public final class Bill {

    private static final int LABEL_LENGTH = 16;

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();

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

    void charge(String key, Generation generation) {
        var charge = new Account(
                1, generation.promptTokens(), generation.completionTokens(), generation.cost());
        accounts.merge(label(key), charge, Account::plus);
    }

    /** The account of a key. */
    public Account of(String key) {
        return accounts.getOrDefault(label(key), Account.EMPTY);
    }

    /** All accounts together. */
    public Account total() {
        return accounts.values().stream().reduce(Account.EMPTY, Account::plus);
    }

    /** Every account, by the label of its key. */
    public Map<String, Account> byLabel() {
        return new TreeMap<>(accounts);
    }

    /** Forgets everything. */
    public void clear() {
        accounts.clear();
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
