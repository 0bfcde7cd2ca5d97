package io.optimum.workbench.device;

import io.optimum.workbench.domain.Finding;
import java.util.List;

/// Finds out what a machine has for running engines. Never throws: what is missing is a finding.
@FunctionalInterface
public interface MachineDoctor {
  List<Finding> examine();
}
