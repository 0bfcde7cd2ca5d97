package io.optimum.workbench.exporter.triton;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.optimum.workbench.domain.Problem;
import io.optimum.workbench.domain.engine.Engine;
import io.optimum.workbench.domain.engine.EngineFile;
import io.optimum.workbench.exporter.ExportBundle.ExportFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// The engine binary that a Triton model needs, or why it cannot be used.
///
/// @param copy of the binary; empty = a problem says why
/// @param problem empty = it can be used
record TritonEngineFile(Optional<ExportFile.Copy> copy, Optional<Problem> problem) {
  /// The first four bytes of a serialised TensorRT plan.
  private static final Set<String> MAGICS = Set.of("ptrt", "ftrt");

  private static final String BUILD =
      "Build it with trtexec (the export target `trtexec` gives the command), import it into the"
          + " project and export again, or put it there by hand.";

  /// @param target where the model expects it, for messages
  static TritonEngineFile find(Path projectRoot, Engine engine, String target) {
    if (engine.planFile().isEmpty()) {
      return missing(
          target,
          "The engine binary is missing: the project knows the engine by its profiles alone.",
          BUILD);
    }
    EngineFile file = engine.planFile().get();
    try {
      return checked(projectRoot.resolve(file.path()), file, engine, target);
    } catch (InvalidPathException e) {
      return missing(
          target,
          "The engine binary of %s is missing: (%s) is no path on this system."
              .formatted(engine.id(), file.path()),
          BUILD);
    } catch (IOException e) {
      return missing(
          target,
          "The engine binary %s of %s cannot be read (%s)."
              .formatted(file.path(), engine.id(), e.getClass().getSimpleName()),
          "Check the rights of the file.");
    }
  }

  private static TritonEngineFile checked(
      Path source, EngineFile file, Engine engine, String target) throws IOException {
    if (!Files.isRegularFile(source)) {
      return missing(
          target,
          "The engine binary of %s is missing: %s does not exist."
              .formatted(engine.id(), file.path()),
          BUILD);
    }
    long sizeBytes = Files.size(source);
    if (sizeBytes != file.sizeBytes()) {
      return missing(
          target,
          "The engine binary %s of %s has %d bytes, but had %d when it was imported."
              .formatted(file.path(), engine.id(), sizeBytes, file.sizeBytes()),
          "Import and profile it again: the plan was made for another engine.");
    }
    if (!beginsWithAPlan(source)) {
      return missing(
          target,
          "The engine binary %s of %s does not begin with a TensorRT plan."
              .formatted(file.path(), engine.id()),
          "Ultralytics puts metadata before the plan, which Triton cannot load: remove it, or"
              + " export the engine without it.");
    }
    return new TritonEngineFile(
        Optional.of(new ExportFile.Copy(target, source, file.sha256())), Optional.empty());
  }

  private static boolean beginsWithAPlan(Path source) throws IOException {
    try (InputStream in = Files.newInputStream(source)) {
      return MAGICS.contains(new String(in.readNBytes(4), ISO_8859_1));
    }
  }

  private static TritonEngineFile missing(String target, String message, String advice) {
    return new TritonEngineFile(
        Optional.empty(), Optional.of(Problem.warning(target, "", message, advice)));
  }
}
