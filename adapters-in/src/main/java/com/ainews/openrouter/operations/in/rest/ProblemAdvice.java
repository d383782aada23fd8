package com.ainews.openrouter.operations.in.rest;

import com.ainews.openrouter.operations.FailureClassifier;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.Violation;
import java.util.List;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Tells every problem as RFC 9457's problem details; the one place where REST does so. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> handle(Exception exception, WebRequest request) {
        ProblemException problem = FailureClassifier.classify(exception);
        if (problem.type() == ProblemType.INTERNAL_ERROR) {
            log.error("A request failed in a way nobody expected", exception);
        } else if (problem.type() == ProblemType.DATABASE_UNAVAILABLE) {
            log.warn("A request was refused: {}", exception.getMessage());
        }
        return ProblemBody.of(problem, path(request));
    }

    /** Tomcat's: a query that can't be decoded. */
    @ExceptionHandler(InvalidParameterException.class)
    ResponseEntity<Object> handleUndecodableQuery(WebRequest request) {
        return ProblemBody.of(
                new ProblemException(
                        ProblemType.MALFORMED_REQUEST,
                        "The query of the address can't be read: write parameters as percent-encoded"
                                + " UTF-8, such as %C3%A9 for é and %25 for the percent sign itself."),
                path(request));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return ProblemBody.of(UnreadableJson.problem(exception.getCause()), path(request));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String field = exception instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : Objects.requireNonNullElse(exception.getPropertyName(), "parameter");
        var violation = new Violation(
                field,
                String.valueOf(exception.getValue()),
                TypeWords.mustBe(exception.getRequiredType(), "another value"));
        return ProblemBody.of(ProblemException.invalid(List.of(violation)), path(request));
    }

    /** What Spring MVC itself refuses: wrong method, wrong type, no such address. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemType type = switch (status) {
            case HttpStatus.NOT_FOUND -> ProblemType.NOT_FOUND;
            case HttpStatus.METHOD_NOT_ALLOWED -> ProblemType.METHOD_NOT_ALLOWED;
            case HttpStatus.NOT_ACCEPTABLE -> ProblemType.NOT_ACCEPTABLE;
            case HttpStatus.UNSUPPORTED_MEDIA_TYPE -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case HttpStatus.CONTENT_TOO_LARGE -> ProblemType.PAYLOAD_TOO_LARGE;
            default ->
                status.is4xxClientError()
                        ? ProblemType.MALFORMED_REQUEST
                        : ProblemType.INTERNAL_ERROR;
        };
        if (type == ProblemType.INTERNAL_ERROR) {
            log.error("A request failed in a way nobody expected", exception);
        }
        String detail = body instanceof ProblemDetail spring && spring.getDetail() != null
                ? spring.getDetail()
                : type.title() + ".";
        return ProblemBody.of(new ProblemException(type, detail), path(request), headers);
    }

    private static String path(WebRequest request) {
        return request instanceof ServletWebRequest servlet
                ? servlet.getRequest().getRequestURI()
                : "";
    }
}
