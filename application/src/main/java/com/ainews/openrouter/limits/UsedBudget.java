package com.ainews.openrouter.limits;

import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.Payer;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;

/** What a call that was sent has really used. */
public record UsedBudget(Payer payer, HoldId hold, Usd cost, TokenCount tokens) {}
