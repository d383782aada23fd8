package com.ainews.openrouter.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Service;

/** Every public use case is on both doors, or here with the reason why it is not. */
class DoorsTest {

    private static final String ADMINISTRATION = "administrators work through GraphQL";
    private static final String DROP_IN = "OpenRouter's own API; both doors tell more of it";
    private static final String INSIDE = "other modules call it, no user does";
    private static final String STARTING = "the start calls it";
    private static final String CLOCK = "the clock calls it";

    private static final Map<String, String> NOT_ON_BOTH = Map.ofEntries(
            Map.entry("AnnounceModelChanges", CLOCK),
            Map.entry("AnswerOnce", "both doors reach it through what they share"),
            Map.entry("AssignUser", ADMINISTRATION),
            Map.entry("AuthenticateToken", "the filter in front of both doors calls it"),
            Map.entry("CheckConsistency", ADMINISTRATION),
            Map.entry("CheckDrift", CLOCK),
            Map.entry("CheckDriftNow", ADMINISTRATION),
            Map.entry("CheckKnown", INSIDE),
            Map.entry("CompleteChat", "all doors reach it through what they share"),
            Map.entry("CorrectMeters", INSIDE),
            Map.entry("CreateOrganization", ADMINISTRATION),
            Map.entry("CreateTeam", ADMINISTRATION),
            Map.entry("CreateUser", ADMINISTRATION),
            Map.entry("DoubtHold", INSIDE),
            Map.entry("EnsureAdministrator", STARTING),
            Map.entry("EnterService", INSIDE),
            Map.entry("ExpireHold", INSIDE),
            Map.entry("FindCharged", INSIDE),
            Map.entry("FindGeneration", DROP_IN),
            Map.entry("FindHeld", INSIDE),
            Map.entry("FindOffers", INSIDE),
            Map.entry("FindOrphanedHolds", INSIDE),
            Map.entry("FindOverdueHolds", INSIDE),
            Map.entry("FindRunningCalls", INSIDE),
            Map.entry("ForgetModelNotes", CLOCK),
            Map.entry("ForgetOldMeters", CLOCK),
            Map.entry("ForgetStoredAnswers", CLOCK),
            Map.entry("HasCostLimit", INSIDE),
            Map.entry("IssueAccessToken", ADMINISTRATION),
            Map.entry("ListAccessTokens", ADMINISTRATION),
            Map.entry("ListOffers", INSIDE),
            Map.entry("ListOrganizations", ADMINISTRATION),
            Map.entry("ListTeams", ADMINISTRATION),
            Map.entry("ListUsers", ADMINISTRATION),
            Map.entry("MarkAnswer", INSIDE),
            Map.entry("MarkUnusable", INSIDE),
            Map.entry("NoteAttempt", INSIDE),
            Map.entry("NoteGeneration", INSIDE),
            Map.entry("NoteModelFailure", INSIDE),
            Map.entry("NoteModelMark", INSIDE),
            Map.entry("PrefersStreams", "only REST has one address for whole answers and streams"),
            Map.entry("RaiseAlert", INSIDE),
            Map.entry("ReadAdmissions", "metrics are made from it"),
            Map.entry("ReadDrift", ADMINISTRATION),
            Map.entry("ReadErrorLog", ADMINISTRATION),
            Map.entry("ReadAllowance", DROP_IN),
            Map.entry("ReadEstimatedCalls", ADMINISTRATION),
            Map.entry("ReadLimitsAudit", ADMINISTRATION),
            Map.entry("ReadMeters", INSIDE),
            Map.entry("ReadModelResults", INSIDE),
            Map.entry("ReadQueue", "health is made from it, on both doors"),
            Map.entry("ReadScopeLimits", ADMINISTRATION),
            Map.entry("ReadSpending", DROP_IN),
            Map.entry("ReadUsageLimits", INSIDE),
            Map.entry("RecallSpeed", INSIDE),
            Map.entry("ReconcileCalls", CLOCK),
            Map.entry("RecordUpstreamError", INSIDE),
            Map.entry("RefreshCatalog", CLOCK + "; cache=false on both doors asks for it"),
            Map.entry("ReleaseHold", INSIDE),
            Map.entry("ReleaseUnsent", INSIDE),
            Map.entry("RenewReplica", CLOCK),
            Map.entry("RepairConsistency", ADMINISTRATION),
            Map.entry("ReserveBudget", INSIDE),
            Map.entry("ResolveCallSettings", INSIDE),
            Map.entry("RetryDoubts", CLOCK),
            Map.entry("RetryEndings", CLOCK),
            Map.entry("RetryReleases", CLOCK),
            Map.entry("RetrySettlements", CLOCK),
            Map.entry("RevokeAccessToken", ADMINISTRATION),
            Map.entry("SetLimits", ADMINISTRATION),
            Map.entry("SettleCall", INSIDE),
            Map.entry("SettleHolds", INSIDE),
            Map.entry("SettleLostCalls", CLOCK),
            Map.entry("SummarizeArticles", "both doors reach it through what they share"),
            Map.entry("TakeDoubtfulHolds", INSIDE),
            Map.entry("TakeSlot", INSIDE),
            Map.entry("WatchConsistency", CLOCK),
            Map.entry("WriteGenerations", CLOCK),
            Map.entry("WriteModelNotes", CLOCK));

    private static final Rings RINGS = new Rings("com.ainews.openrouter");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(RINGS.base());

    @Test
    void everyUseCaseIsOnBothDoorsOrListed() {
        Set<String> useCases = classes.stream()
                .filter(RINGS.frontDoor())
                .filter(type -> type.isAnnotatedWith(Service.class))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> onBoth = new TreeSet<>(calledFrom(RINGS.door("rest")));
        onBoth.retainAll(calledFrom(RINGS.door("graphql")));
        onBoth.retainAll(useCases);

        Set<String> missing = new TreeSet<>(useCases);
        missing.removeAll(onBoth);
        assertThat(missing)
                .as("use cases that are not on both doors")
                .isEqualTo(new TreeSet<>(NOT_ON_BOTH.keySet()));
        assertThat(onBoth).as("use cases on both doors").hasSizeGreaterThanOrEqualTo(10);
    }

    private Set<String> calledFrom(DescribedPredicate<JavaClass> door) {
        return classes.stream()
                .filter(door)
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getSimpleName())
                .collect(Collectors.toSet());
    }
}
