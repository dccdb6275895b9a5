package io.parley.lifecycle.diagram;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/** Reads an expression with the engine's own grammar and lets only names, literals and operators pass. */
final class PlainExpressions {

    private static final Set<Class<? extends Node>> PLAIN = Set.of(
            AstBinary.class,
            AstBoolean.class,
            AstChoice.class,
            AstComposite.class,
            AstEval.class,
            AstIdentifier.class,
            AstNested.class,
            AstNull.class,
            AstNumber.class,
            AstString.class,
            AstText.class,
            AstUnary.class);
    private static final Set<String> ENGINE_ROOM =
            Set.of("execution", "task", "caseExecution", "externalTask", "connector");

    private final Builder grammar = new Builder(Builder.Feature.METHOD_INVOCATIONS);
    private final Set<String> beans;

    PlainExpressions(Set<String> beans) {
        this.beans = beans;
    }

    /** What is wrong with a text that may hold expressions; nothing where it holds none. */
    Optional<String> objection(String text) {
        if (!text.contains("${") && !text.contains("#{")) return Optional.empty();
        try {
            return objection(grammar.build(text.strip()).getRoot())
                    .map(reason -> "has the expression " + text.strip() + ", which " + reason);
        } catch (TreeBuilderException unreadable) {
            return Optional.of("has the expression " + text.strip() + ", which cannot be read.");
        }
    }

    private Optional<String> objection(Node node) {
        if (!PLAIN.contains(node.getClass()))
            return Optional.of("reaches into an object or calls a method; expressions may only compare variables.");
        if (node instanceof AstIdentifier name && isReserved(name.getName()))
            return Optional.of("takes hold of " + name.getName() + "; expressions may only compare variables.");
        for (var i = 0; i < node.getCardinality(); i++) {
            var inner = objection(node.getChild(i));
            if (inner.isPresent()) return inner;
        }
        return Optional.empty();
    }

    private boolean isReserved(String name) {
        return beans.contains(name) || ENGINE_ROOM.contains(name);
    }
}
