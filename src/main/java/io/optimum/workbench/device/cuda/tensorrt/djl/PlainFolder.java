package io.optimum.workbench.device.cuda.tensorrt.djl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder with nothing but a link to an engine, whose name DJL takes for a serialised engine's
/// whatever the file itself is called.
///
/// DJL goes by endings: `.onnx` and `.uff` are networks to build, archives are unpacked, and in the
/// engine's own folder it would take `serving.properties` and classes for part of the model.
record PlainFolder(Path folder) implements AutoCloseable {
  private static final String NAME = "engine.trt";

  static PlainFolder with(Path engine) throws IOException {
    PlainFolder made = new PlainFolder(Files.createTempDirectory("optimum-engine"));
    Files.createSymbolicLink(made.engine(), engine.toAbsolutePath());
    return made;
  }

  Path engine() {
    return folder.resolve(NAME);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(engine());
    Files.delete(folder);
  }
}
