package io.optimum.workbench.workflow;

import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.EngineTrial;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.importer.file.FileNotes;
import io.optimum.workbench.importer.plan.TensorRtPlanReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// Tries engine files on a GPU of this machine.
///
/// @param child tries in a process of its own, where a fault of the driver ends that process alone
/// @param here tries in this process: for that process
public record Trials(EngineTrial child, EngineTrial here) {
  /// An engine file as its header tells it.
  ///
  /// @throws UncheckedIOException when it cannot be read, or is no engine
  public EngineBinary engine(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      EngineFile read =
          new TensorRtPlanReader().read(in, new FileNotes(file.toString(), new ArrayList<>()));
      return new EngineBinary(file, read.sizeBytes(), read.sha256(), read.tensorRtVersion());
    } catch (IOException e) {
      throw new UncheckedIOException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
