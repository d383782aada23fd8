package com.ainews.openrouter.limits;

import com.ainews.openrouter.shared.HoldId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;

/** What a call that was sent has really used. */
public record UsedBudget(UserId user, HoldId hold, Usd cost, TokenCount tokens) {}
