package com.ainews.openrouter.access.in.graphql;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.access.IssueAccessToken;
import com.ainews.openrouter.access.IssuedToken;
import com.ainews.openrouter.access.ListAccessTokens;
import com.ainews.openrouter.access.RevokeAccessToken;
import com.ainews.openrouter.access.domain.AccessToken;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;

/** Access tokens, for administrators. */
@Controller
class AccessTokensController {

    private final ListAccessTokens listAccessTokens;
    private final IssueAccessToken issueAccessToken;
    private final RevokeAccessToken revokeAccessToken;

    AccessTokensController(
            ListAccessTokens listAccessTokens,
            IssueAccessToken issueAccessToken,
            RevokeAccessToken revokeAccessToken) {
        this.listAccessTokens = listAccessTokens;
        this.issueAccessToken = issueAccessToken;
        this.revokeAccessToken = revokeAccessToken;
    }

    record TokenView(
            UUID id,
            UUID userId,
            String label,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt) {

        static TokenView from(AccessToken token) {
            return new TokenView(
                    token.id().value(),
                    token.user().value(),
                    token.label(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.revokedAt());
        }
    }

    record IssuedTokenView(String secret, TokenView token) {

        static IssuedTokenView from(IssuedToken issued) {
            return new IssuedTokenView(issued.secret().value(), TokenView.from(issued.token()));
        }
    }

    @QueryMapping
    List<TokenView> accessTokens(@AuthenticationPrincipal Caller caller, @Argument UUID userId) {
        return listAccessTokens.list(caller, new UserId(userId)).stream()
                .map(TokenView::from)
                .toList();
    }

    @MutationMapping
    IssuedTokenView issueAccessToken(
            @AuthenticationPrincipal Caller caller,
            @Argument UUID userId,
            @Argument String label,
            @Argument @Nullable Instant expiresAt) {
        return IssuedTokenView.from(
                issueAccessToken.issue(caller, new UserId(userId), label, expiresAt));
    }

    @MutationMapping
    TokenView revokeAccessToken(@AuthenticationPrincipal Caller caller, @Argument UUID tokenId) {
        return TokenView.from(revokeAccessToken.revoke(caller, new AccessTokenId(tokenId)));
    }
}
