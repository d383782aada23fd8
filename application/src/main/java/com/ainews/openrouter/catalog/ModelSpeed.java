package com.ainews.openrouter.catalog;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How quick a model's providers are, as OpenRouter has measured them.
 *
 * @param firstToken until an answer begins to arrive
 * @param tokensPerSecond of the answer; above zero
 */
public record ModelSpeed(Duration firstToken, BigDecimal tokensPerSecond) {}
