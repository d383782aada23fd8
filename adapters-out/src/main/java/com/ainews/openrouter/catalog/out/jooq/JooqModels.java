package com.ainews.openrouter.catalog.out.jooq;

import static com.ainews.openrouter.catalog.out.jooq.db.Tables.MODELS;

import com.ainews.openrouter.catalog.domain.Benchmarks;
import com.ainews.openrouter.catalog.domain.Catalogue;
import com.ainews.openrouter.catalog.domain.ChangesQuery;
import com.ainews.openrouter.catalog.domain.KeptChange;
import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.domain.ModelChange;
import com.ainews.openrouter.catalog.domain.PriceOverride;
import com.ainews.openrouter.catalog.domain.Pricing;
import com.ainews.openrouter.catalog.domain.Refreshed;
import com.ainews.openrouter.catalog.out.jooq.db.tables.records.ModelsRecord;
import com.ainews.openrouter.catalog.port.ModelChanges;
import com.ainews.openrouter.catalog.port.Models;
import com.ainews.openrouter.shared.ModelId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Result;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JooqModels implements Models, ModelChanges {

    private static final TypeReference<Map<String, BigDecimal>> PRICES = new TypeReference<>() {};
    private static final TypeReference<List<PriceOverride>> OVERRIDES = new TypeReference<>() {};

    private final DSLContext dsl;
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final ModelChangeRows changes = new ModelChangeRows(mapper);

    JooqModels(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public Optional<Catalogue> load() {
        return load(dsl);
    }

    private Optional<Catalogue> load(DSLContext dsl) {
        Result<ModelsRecord> rows =
                dsl.selectFrom(MODELS).orderBy(MODELS.POSITION).fetch();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Catalogue(rows.getFirst().getFetchedAt(), rows.map(this::model)));
    }

    @Override
    public Optional<Instant> fetchedAt() {
        return dsl.select(MODELS.FETCHED_AT).from(MODELS).limit(1).fetchOptional(MODELS.FETCHED_AT);
    }

    @Override
    public Refreshed replace(Catalogue catalogue) {
        return dsl.transactionResult(tx -> {
            // Two replicas that refresh at once take turns; what is read is read after the lock.
            tx.dsl().execute("LOCK TABLE catalog.models IN SHARE ROW EXCLUSIVE MODE");
            Refreshed refreshed = Refreshed.of(load(tx.dsl()), catalogue);
            if (refreshed.current() == catalogue) {
                write(tx.dsl(), catalogue);
                changes.add(tx.dsl(), refreshed.changes());
            }
            return refreshed;
        });
    }

    @Override
    public List<KeptChange> find(ChangesQuery query) {
        return changes.find(dsl, query);
    }

    @Override
    public List<ModelChange> unannounced(Instant before, int limit) {
        return changes.unannounced(dsl, before, limit);
    }

    @Override
    public void announced(Instant at) {
        changes.announced(dsl, at);
    }

    private void write(DSLContext tx, Catalogue catalogue) {
        List<ModelsRecord> rows = new ArrayList<>();
        for (Model model : catalogue.models()) {
            rows.add(row(model, rows.size(), catalogue.fetchedAt()));
        }
        tx.deleteFrom(MODELS).execute();
        tx.batchInsert(rows).execute();
    }

    private ModelsRecord row(Model model, int position, Instant fetchedAt) {
        var row = new ModelsRecord();
        row.setId(model.id().value());
        row.setPosition(position);
        row.setCanonicalSlug(model.canonicalSlug());
        row.setName(model.name());
        row.setCreatedAt(model.createdAt());
        row.setContextLength(model.contextLength());
        row.setMaxCompletionTokens(model.maxCompletionTokens());
        row.setInputModalities(model.inputModalities().toArray(String[]::new));
        row.setOutputModalities(model.outputModalities().toArray(String[]::new));
        row.setTokenizer(model.tokenizer());
        row.setPrices(JSONB.valueOf(mapper.writeValueAsString(model.pricing().prices())));
        row.setPriceOverrides(
                JSONB.valueOf(mapper.writeValueAsString(model.pricing().overrides())));
        row.setSupportedParameters(model.supportedParameters().toArray(String[]::new));
        row.setExpirationDate(model.expirationDate());
        row.setDescription(model.description());
        row.setIntelligenceIndex(model.benchmarks().intelligence());
        row.setCodingIndex(model.benchmarks().coding());
        row.setAgenticIndex(model.benchmarks().agentic());
        row.setSource(model.source());
        row.setFetchedAt(fetchedAt);
        return row;
    }

    private Model model(ModelsRecord row) {
        return new Model(
                new ModelId(row.getId()),
                row.getCanonicalSlug(),
                row.getName(),
                row.getCreatedAt(),
                row.getContextLength(),
                row.getMaxCompletionTokens(),
                Set.of(row.getInputModalities()),
                Set.of(row.getOutputModalities()),
                row.getTokenizer(),
                new Pricing(
                        mapper.readValue(row.getPrices().data(), PRICES),
                        mapper.readValue(row.getPriceOverrides().data(), OVERRIDES)),
                Set.of(row.getSupportedParameters()),
                row.getExpirationDate(),
                row.getDescription(),
                new Benchmarks(
                        row.getIntelligenceIndex(), row.getCodingIndex(), row.getAgenticIndex()),
                row.getSource());
    }
}
