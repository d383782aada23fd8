package com.ainews.openrouter.settings.in.rest;

import com.ainews.openrouter.settings.domain.Change;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.JacksonComponent;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/** Tells a field that is left out from one that is null. */
@JacksonComponent
class ChangeDeserializer extends ValueDeserializer<Change<?>> {

    private final @Nullable JavaType valueType;

    ChangeDeserializer() {
        this(null);
    }

    private ChangeDeserializer(@Nullable JavaType valueType) {
        this.valueType = valueType;
    }

    @Override
    public ValueDeserializer<?> createContextual(
            DeserializationContext context, BeanProperty property) {
        return new ChangeDeserializer(context.getContextualType().containedType(0));
    }

    @Override
    public Change<?> deserialize(JsonParser parser, DeserializationContext context) {
        return Change.to(context.readValue(parser, valueType));
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
        return Change.clear();
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return Change.keep();
    }
}
