package com.ainews.openrouter.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Every rule; the fixture that breaks it is in the package {@code broken.<name>}. */
enum Rule {
    DOMAIN_IS_PURE(rings -> classes()
            .that(rings.domain())
            .should()
            .onlyDependOnClassesThat(
                    rings.domain().or(resideInAnyPackage("java..", "org.jspecify..")))
            .because("values and rules must be testable with nothing but the JDK")),

    APPLICATION_USES_LITTLE(rings -> classes()
            .that(rings.application())
            .should()
            .onlyDependOnClassesThat(rings.domain()
                    .or(rings.application())
                    .or(resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "com.ainews.batching..",
                            "org.slf4j..",
                            "org.springframework.stereotype..",
                            "org.springframework.context",
                            "org.springframework.dao..",
                            "org.springframework.transaction..")))
            .because("technology belongs into adapters, behind a port")),

    ADAPTERS_IN_USE_FRONT_DOORS(rings -> noClasses()
            .that(rings.adapterIn())
            .should()
            .dependOnClassesThat(rings.port().or(rings.adapterOut()))
            .because("what happens is for use cases to decide; call one")),

    ADAPTERS_OUT_KNOW_NO_DOORS(rings -> noClasses()
            .that(rings.adapterOut())
            .should()
            .dependOnClassesThat(rings.adapterIn())
            .because("an adapter out serves a port, whoever asked")),

    ADAPTERS_ARE_HIDDEN(rings -> classes()
            .that(rings.driving().or(rings.adapterOut()))
            .and()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .notBePublic()
            .because("nobody names an adapter: ports and front doors are named")),

    TIME_AND_IDS_ARE_INJECTED(rings -> noClasses()
            .that(not(rings.adapterOut()).and(not(rings.bootstrap())))
            .should(callMethodWhere(DescribedPredicate.describe(
                    "asks the platform for time or ids", Rule::asksForTimeOrIds)))
            .because("tests must be able to set them: take InstantSource and Ids")),

    REMOTE_CALLS_ARE_NOT_TRANSACTIONAL(rings -> noClasses()
            .that(DescribedPredicate.describe("are transactional", Rule::isTransactional))
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are ports to something remote",
                    type -> rings.port().test(type)
                            && type.getSubclasses().stream().anyMatch(rings.remoteAdapter())))
            .because("a connection to the database must not wait for a network")),

    USE_CASES_DO_ONE_THING(rings -> classes()
            .that(rings.frontDoor())
            .and()
            .areAnnotatedWith(Service.class)
            .and()
            .arePublic()
            .should(ArchConditions.have(DescribedPredicate.describe(
                    "one public method", type -> publicMethods(type) == 1)))
            .because("a use case is a verb; a second one is a class of its own")),

    PORTS_ARE_SMALL(rings -> classes()
            .that(rings.port())
            .and()
            .areInterfaces()
            .and()
            .doNotHaveSimpleName("package-info")
            .should(ArchConditions.have(DescribedPredicate.describe(
                    "five methods at most", type -> type.getMethods().size() <= 5)))
            .because("a large port is two roles")),

    NAMES_SAY_SOMETHING(rings -> noClasses()
            .should()
            .haveNameMatching(
                    ".*(Impl|Manager|Helper|Utils?|Common|Base)$|.*\\.(Abstract[A-Z]|I[A-Z][a-z]).*")
            .because("such names say nothing of what a class does")),

    MONEY_IS_EXACT(rings -> noFields()
            .that()
            .areDeclaredInClassesThat(rings.domain().or(rings.application()))
            .should()
            .haveRawType(DescribedPredicate.describe(
                    "binary floating point",
                    type -> Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                            .contains(type.getName())))
            .because("a price below a billionth of a dollar must not be lost")),

    VALUES_DO_NOT_CHANGE(rings -> fields().that()
            .areDeclaredInClassesThat(rings.domain()
                    .and(not(assignableTo(Throwable.class)))
                    .and(not(DescribedPredicate.describe(
                            "of the waiting line", Rule::isOfTheWaitingLine))))
            .should()
            .beFinal()
            .because("values don't change; only a problem gathers facts on its way, and who"
                    + " stands in a line moves on")),

    CONTROLLERS_ARE_THIN(rings -> methods()
            .that()
            .areDeclaredInClassesThat(rings.door("rest").or(rings.door("graphql")))
            .should()
            .notBeAnnotatedWith("org.springframework.transaction.annotation.Transactional")
            .because("transactions belong to use cases, which both doors share"));

    private static final Set<String> WAITING_LINE = Stream.of(
                    "WaitingLine", "WaitingTree", "BudgetTurns", "Turns", "Place", "Room")
            .map("com.ainews.openrouter.limits.domain."::concat)
            .collect(Collectors.toUnmodifiableSet());

    @SuppressWarnings("ImmutableEnumChecker") // A function of nothing but its argument.
    private final Function<Rings, ArchRule> rule;

    Rule(Function<Rings, ArchRule> rule) {
        this.rule = rule;
    }

    ArchRule in(Rings rings) {
        return rule.apply(rings);
    }

    private static boolean asksForTimeOrIds(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getName();
        return (owner.startsWith("java.time.") && name.equals("now"))
                || (owner.equals("java.util.UUID") && name.equals("randomUUID"))
                || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"));
    }

    private static boolean isOfTheWaitingLine(JavaClass type) {
        return WAITING_LINE.contains(type.getName().replaceFirst("\\$.*", ""));
    }

    private static boolean isTransactional(JavaClass type) {
        String annotation = "org.springframework.transaction.annotation.Transactional";
        return type.isAnnotatedWith(annotation)
                || type.getMethods().stream()
                        .anyMatch(method -> method.isAnnotatedWith(annotation));
    }

    private static long publicMethods(JavaClass type) {
        return type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.BRIDGE))
                .count();
    }
}
