package io.optimum.workbench.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Tells whether somebody else has saved a project since: when its files were written last, and how
/// large they are. Journals, which others may append to, are no part of it.
public final class ProjectVersion {
  /// Of profiles below their folder.
  private static final int DEPTH = 2;

  private final Map<Path, Written> files;

  private record Written(FileTime time, long bytes) {}

  private ProjectVersion(Map<Path, Written> files) {
    this.files = Map.copyOf(files);
  }

  /// @param parts files and folders of a project that a save writes; those not there are left out
  static ProjectVersion of(Path folder, List<String> parts) {
    Map<Path, Written> files = new HashMap<>();
    for (String part : parts) {
      try (Stream<Path> found = Files.walk(folder.resolve(part), DEPTH)) {
        for (Path file : found.toList()) {
          BasicFileAttributes read = Files.readAttributes(file, BasicFileAttributes.class);
          if (read.isRegularFile()) {
            files.put(folder.relativize(file), new Written(read.lastModifiedTime(), read.size()));
          }
        }
      } catch (IOException _) {
        // Not there, or going: as good as not there.
      }
    }
    return new ProjectVersion(files);
  }

  /// As a word: the same for the same version, in another process too.
  public String word() {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
    files.entrySet().stream()
        .map(each -> "%s\n%s\n".formatted(each.getKey(), each.getValue()))
        .sorted()
        .forEach(each -> digest.update(each.getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Of no files: another than that of any project.
  public static ProjectVersion none() {
    return new ProjectVersion(Map.of());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProjectVersion version && version.files.equals(files);
  }

  @Override
  public int hashCode() {
    return files.hashCode();
  }
}
