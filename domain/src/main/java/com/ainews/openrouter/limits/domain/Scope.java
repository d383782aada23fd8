package com.ainews.openrouter.limits.domain;

import com.ainews.openrouter.shared.Payer;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One user, access token, team or organisation, as somebody whom limits apply to. */
public record Scope(ScopeType type, UUID id) {

    /** All that a call of this payer counts for; the user first. */
    public static List<Scope> of(Payer payer) {
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new Scope(ScopeType.USER, payer.user().value()));
        scopes.add(new Scope(ScopeType.ACCESS_TOKEN, payer.token().value()));
        if (payer.team() != null) {
            scopes.add(new Scope(ScopeType.TEAM, payer.team().value()));
        }
        if (payer.organization() != null) {
            scopes.add(new Scope(ScopeType.ORGANIZATION, payer.organization().value()));
        }
        return List.copyOf(scopes);
    }

    @Override
    public String toString() {
        return type.wireName() + " " + id;
    }
}
