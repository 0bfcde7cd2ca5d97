package io.optimum.workbench.workflow.engines;

import io.optimum.workbench.codec.IoReason;
import io.optimum.workbench.exporter.onnx.OnnxExporter;
import io.optimum.workbench.network.NetworkEntry;
import io.optimum.workbench.task.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// Writes networks of the catalogue as ONNX files, so that engines can be built of them.
public final class NetworksStep {
  /// @param network id in the catalogue
  /// @param file where it is
  /// @param bytes its size
  public record Written(String network, Path file, long bytes) {}

  /// One `ID.onnx` for each network; a file is there whole or not at all, and replaces an older
  /// one.
  ///
  /// @param seed of the random weights; each file has its own stream of them, so that it is the
  ///   same whichever others are written
  /// @throws UncheckedIOException when the folder cannot be written
  public List<Written> write(
      List<NetworkEntry> networks, Path folder, long seed, Progress progress) {
    List<Written> written = new ArrayList<>();
    try {
      Files.createDirectories(folder);
      for (NetworkEntry network : networks) {
        progress.report((double) written.size() / networks.size(), network.name());
        Path file = folder.resolve(network.id() + ".onnx");
        write(network, file, seed);
        written.add(new Written(network.id(), file, Files.size(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Networks cannot be written to %s: %s".formatted(folder, IoReason.of(e)), e);
    }
    return written;
  }

  private static void write(NetworkEntry network, Path file, long seed) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream out = Files.newOutputStream(part)) {
      new OnnxExporter(seed).write(network.builder().get(), network.id(), out);
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
