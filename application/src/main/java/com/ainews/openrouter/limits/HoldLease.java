package com.ainews.openrouter.limits;

import java.time.Duration;

/**
 * For how long a hold stands should nobody renew or end it.
 *
 * @param length positive
 */
public record HoldLease(Duration length) {}
