package io.optimum.workbench.ui.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The pages that come with the program: those that links lead to from the first one, in the order
/// of the links. Decisions are for those who change the program.
final class Docs {
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s#]+\\.md)");
  private static final String DECISIONS = "decisions/";

  private Docs() {}

  /// Every page by name, for example `how-to/add-a-gpu`.
  static List<String> pages() {
    List<String> found = new ArrayList<>(List.of("index"));
    for (int i = 0; i < found.size(); i++) {
      String page = found.get(i);
      Matcher links = LINK.matcher(text(page).orElse(""));
      while (links.find()) {
        target(page, links.group(1))
            .filter(each -> !found.contains(each) && !each.startsWith(DECISIONS))
            .filter(each -> text(each).isPresent())
            .ifPresent(found::add);
      }
    }
    return found;
  }

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

  /// A picture by its path from the first page; empty when it does not come with the program.
  static Optional<InputStream> picture(String path) {
    return Optional.ofNullable(Docs.class.getResourceAsStream("/docs/" + path));
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

  /// Whether a link leads to a page that comes with the program, or to an address.
  static boolean leads(String from, String link) {
    return link.contains("://") || target(from, link).flatMap(Docs::text).isPresent();
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
