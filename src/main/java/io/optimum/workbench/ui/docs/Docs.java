package io.optimum.workbench.ui.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The pages that come with the program, in reading order.
public final class Docs {
  static final List<String> PAGES =
      List.of(
          "index",
          "metrics",
          "glossary",
          "how-to/measure-a-campaign",
          "how-to/run-under-a-load",
          "how-to/record-and-replay",
          "how-to/deploy-a-plan",
          "how-to/add-a-gpu",
          "how-to/add-an-importer",
          "prediction-and-planning",
          "simulated-gpu",
          "modelled-engines",
          "file-formats",
          "benchmarks",
          "architecture",
          "contributing",
          "changelog");

  private Docs() {}

  /// The text of a page; empty when it does not come with the program.
  static Optional<String> text(String page) {
    try (InputStream file = Docs.class.getResourceAsStream("/docs/" + page + ".md")) {
      return file == null
          ? Optional.empty()
          : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The page %s cannot be read.".formatted(page), e);
    }
  }

  /// The first heading of a page, else its name.
  static String title(String page) {
    return text(page).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("# "))
        .map(line -> line.substring(2).strip())
        .findFirst()
        .orElse(page);
  }

  /// The page that a link in another page leads to; empty for links out of the documentation.
  static Optional<String> target(String from, String link) {
    String path = link.replaceAll("#.*", "");
    if (path.contains("://") || !path.endsWith(".md")) {
      return Optional.empty();
    }
    String folder = from.contains("/") ? from.substring(0, from.lastIndexOf('/') + 1) : "";
    String page = java.nio.file.Path.of(folder + path).normalize().toString().replace('\\', '/');
    return Optional.of(page.substring(0, page.length() - ".md".length()));
  }
}
