package io.optimum.workbench.domain.plan;

/// No plan meets the hard constraints. The message names the constraint, by how much it is missed,
/// and what would fix it.
public final class InfeasibleException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public InfeasibleException(String message) {
    super(message);
  }
}
