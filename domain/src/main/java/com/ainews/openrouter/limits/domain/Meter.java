package com.ainews.openrouter.limits.domain;

/** What is counted for one scope and one kind of limit. */
public record Meter(Scope scope, LimitKind kind) {}
