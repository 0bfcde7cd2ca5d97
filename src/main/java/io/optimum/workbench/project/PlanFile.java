package io.optimum.workbench.project;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.files.SafeFiles;
import io.optimum.workbench.profiling.PlanHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Remembers what is being planned while candidates are measured, so that a plan that was stopped
/// or killed can be gone on with. There is a file only meanwhile.
public final class PlanFile {
  private final Path file;
  private final JsonCodec codec;

  PlanFile(Path file, JsonCodec codec) {
    this.file = file;
    this.codec = codec;
  }

  /// What was begun and has not come to its end.
  ///
  /// @throws ProjectException when it cannot be read
  public Optional<PlanHeader> unfinished() {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(codec.read(Files.readAllBytes(file), PlanHeader.class, file.toString()))
          : Optional.empty();
    } catch (JsonException | IOException e) {
      throw new ProjectException(
          "What was being planned cannot be read from %s: %s Plan again without --resume; what was measured is kept."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /// @throws ProjectException when it cannot be written
  public void begin(PlanHeader header) {
    try {
      SafeFiles.replace(file, codec.write(header));
    } catch (IOException e) {
      throw new ProjectException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// There is a plan: nothing is left to go on with.
  ///
  /// @throws ProjectException when it cannot be deleted
  public void end() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new ProjectException("%s cannot be deleted: %s".formatted(file, e.getMessage()), e);
    }
  }
}
