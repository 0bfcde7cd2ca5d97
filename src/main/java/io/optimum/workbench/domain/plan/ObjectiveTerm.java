package io.optimum.workbench.domain.plan;

/// One term of why a plan was chosen, or one constraint with its slack.
///
/// @param name for people
/// @param value the term's value, or the slack (negative = violated)
/// @param unit of the value
/// @param text one sentence
public record ObjectiveTerm(String name, double value, String unit, String text) {}
