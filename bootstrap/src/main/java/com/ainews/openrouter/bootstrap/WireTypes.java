package com.ainews.openrouter.bootstrap;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Our own wire types are written in snake case and take no unknown fields. Those of libraries, such
 * as a GraphQL request, stay as their standards have them.
 */
final class WireTypes {

    private static final String OURS = "com.ainews.openrouter.";

    private WireTypes() {}

    static void customize(JsonMapper.Builder builder) {
        builder.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addHandler(new LenientToLibraries())
                // Amounts are for people too: 0.00000075, not 7.5E-7.
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                // A number in the place of a text is a mistake, not a text.
                .withCoercionConfig(
                        LogicalType.Textual,
                        texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .annotationIntrospector(new AnnotationIntrospectorPair(
                        new JacksonAnnotationIntrospector(), new SnakeCase()));
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith(OURS);
    }

    private static final class SnakeCase extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Object findNamingStrategy(MapperConfig<?> config, AnnotatedClass type) {
            return isOurs(type.getRawType())
                    ? PropertyNamingStrategies.SnakeCaseStrategy.class
                    : null;
        }
    }

    private static final class LenientToLibraries extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                ValueDeserializer<?> deserializer,
                Object beanOrClass,
                String name) {
            Class<?> type = beanOrClass instanceof Class<?> named ? named : beanOrClass.getClass();
            if (isOurs(type)) {
                return false;
            }
            parser.skipChildren();
            return true;
        }
    }
}
