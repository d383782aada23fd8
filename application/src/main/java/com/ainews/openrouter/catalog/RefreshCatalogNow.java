package com.ainews.openrouter.catalog;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.catalog.domain.Catalogue;

import org.springframework.stereotype.Service;

/** Lets an administrator refresh the catalogue without waiting for the clock. */
@Service
public class RefreshCatalogNow {

    private final RefreshCatalog refreshCatalog;

    public RefreshCatalogNow(RefreshCatalog refreshCatalog) {
        this.refreshCatalog = refreshCatalog;
    }

    /** The same as {@link RefreshCatalog#refresh}. */
    public Catalogue refresh(Caller actor) {
        actor.requireAdministrator();
        return refreshCatalog.refresh();
    }
}
