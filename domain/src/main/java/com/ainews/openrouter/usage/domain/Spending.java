package com.ainews.openrouter.usage.domain;

import com.ainews.openrouter.shared.Usd;

/**
 * What somebody's calls cost, by when they were held.
 *
 * @param total of all time
 * @param day since midnight UTC
 * @param week since Monday's midnight UTC
 * @param month since the first of the month, at midnight UTC
 */
public record Spending(Usd total, Usd day, Usd week, Usd month) {}
