package com.ainews.openrouter.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

import java.util.function.Predicate;

/**
 * Which ring a class is in, by its package below a base package: {@code <module>.domain}, {@code
 * <module>} and {@code <module>.port}, {@code <module>.in…}, {@code <module>.out…}.
 *
 * @param base the product's own, or that of a fixture
 */
record Rings(String base) {

    DescribedPredicate<JavaClass> domain() {
        return ring("of the domain", c -> isShared(c) || rest(c).matches("\\w+\\.domain"));
    }

    DescribedPredicate<JavaClass> application() {
        return ring(
                "of the application",
                c -> !isShared(c) && !isBootstrap(c) && rest(c).matches("\\w+(\\.port)?"));
    }

    DescribedPredicate<JavaClass> frontDoor() {
        return ring(
                "of a front door", c -> !isShared(c) && !isBootstrap(c) && rest(c).matches("\\w+"));
    }

    DescribedPredicate<JavaClass> port() {
        return ring("of a port", c -> rest(c).matches("\\w+\\.port"));
    }

    DescribedPredicate<JavaClass> adapterIn() {
        return ring("of an adapter in", c -> rest(c).matches("\\w+\\.in(\\..*)?"));
    }

    /** Controllers, listeners, filters: all but the wire types that both doors share. */
    DescribedPredicate<JavaClass> driving() {
        return ring("that drives", c -> rest(c).matches("\\w+\\.in\\..*"));
    }

    DescribedPredicate<JavaClass> door(String name) {
        return ring("of the door " + name, c -> rest(c).matches("\\w+\\.in\\." + name));
    }

    /** Adapters out; not what is generated for them. */
    DescribedPredicate<JavaClass> adapterOut() {
        return ring(
                "of an adapter out",
                c -> rest(c).matches("\\w+\\.out\\..*") && !rest(c).matches(".*\\.db(\\..*)?"));
    }

    DescribedPredicate<JavaClass> remoteAdapter() {
        return ring(
                "of a remote adapter", c -> rest(c).matches("\\w+\\.out\\.(openrouter|redis).*"));
    }

    DescribedPredicate<JavaClass> bootstrap() {
        return ring("of the bootstrap", this::isBootstrap);
    }

    private boolean isShared(JavaClass type) {
        return rest(type).equals("shared");
    }

    private boolean isBootstrap(JavaClass type) {
        return rest(type).isEmpty() || rest(type).equals("bootstrap");
    }

    /** The package below the base, or something that is no ring. */
    private String rest(JavaClass type) {
        String name = type.getPackageName();
        if (name.equals(base)) {
            return "";
        }
        return name.startsWith(base + ".") ? name.substring(base.length() + 1) : "-";
    }

    private static DescribedPredicate<JavaClass> ring(
            String description, Predicate<JavaClass> test) {
        return DescribedPredicate.describe(description, test);
    }
}
