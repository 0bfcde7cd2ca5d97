package io.optimum.workbench.device.agent.server;

import io.optimum.workbench.device.EngineBinary;
import io.optimum.workbench.device.agent.message.AgentProtocol.EngineName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/// Engine files that were sent to this machine, by their hash. Each is checked when it is whole,
/// and only then gets its name.
public final class EngineCache {
  private final Path folder;
  private final Set<Path> checked = new HashSet<>();

  /// @param folder made when the first file comes
  public EngineCache(Path folder) {
    this.folder = folder;
  }

  /// The file of an engine; empty when it has to be sent.
  ///
  /// @throws IllegalArgumentException when the file is another than the one that is meant
  Optional<EngineBinary> find(EngineName engine) {
    Path file = engine.path() == null ? folder.resolve(name(engine, ".plan")) : path(engine.path());
    if (!Files.isRegularFile(file)) {
      if (engine.path() != null) {
        throw new IllegalArgumentException(
            "There is no engine file %s. Import the engine again from where it lies now."
                .formatted(file));
      }
      return Optional.empty();
    }
    if (checked.add(file) && !sha256(file).equals(engine.sha256())) {
      checked.remove(file);
      throw new IllegalArgumentException(
          "The engine file %s has changed since it was imported. Import it again.".formatted(file));
    }
    return Optional.of(
        new EngineBinary(file, engine.sizeBytes(), engine.sha256(), engine.tensorRtVersion()));
  }

  /// Adds bytes to a file that is on its way.
  ///
  /// @return how many bytes of it there are
  long add(EngineName engine, long offset, byte[] data) {
    Path part = folder.resolve(name(engine, "." + ProcessHandle.current().pid() + ".part"));
    try {
      Files.createDirectories(folder);
      long size = offset == 0 || !Files.exists(part) ? 0 : Files.size(part);
      if (size != offset) {
        throw new IllegalArgumentException(
            "Byte %d of an engine file came after byte %d.".formatted(offset, size));
      }
      if (offset == 0) {
        Files.deleteIfExists(part);
      }
      Files.write(part, data, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      if (offset + data.length >= engine.sizeBytes()) {
        finish(engine, part);
      }
      return offset + data.length;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The engine cannot be kept in %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private void finish(EngineName engine, Path part) throws IOException {
    String hash = sha256(part);
    if (!hash.equals(engine.sha256())) {
      Files.delete(part);
      throw new IllegalArgumentException(
          "The engine file that was sent has the SHA-256 %s, but %s was meant. It has changed since it was imported: import it again."
              .formatted(hash, engine.sha256()));
    }
    Path whole = folder.resolve(name(engine, ".plan"));
    Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    checked.add(whole);
  }

  private static String name(EngineName engine, String ending) {
    return engine.sha256() + ending;
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("The engine file (%s) is no path.".formatted(text), e);
    }
  }

  private static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The engine file %s cannot be read: %s".formatted(file, e.getMessage()), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
