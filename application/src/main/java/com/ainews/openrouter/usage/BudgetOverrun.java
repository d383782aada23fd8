package com.ainews.openrouter.usage;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.RequestId;
import com.ainews.openrouter.shared.Usd;
import com.ainews.openrouter.shared.UserId;

/** A provider has billed more than was held for the call. */
public record BudgetOverrun(UserId user, RequestId request, ModelId model, Usd held, Usd charged) {}
