package io.optimum.workbench.ui.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// As much of Markdown as our own pages use: headings, paragraphs, lists, fenced code, tables,
/// pictures, links, bold, emphasis and code.
final class Markdown {
  private static final Pattern SPAN =
      Pattern.compile(
          "`([^`]+)`|\\[([^\\]]+)]\\(([^)]+)\\)|\\*\\*([^*]+)\\*\\*|\\*([^*\\s][^*]*)\\*");
  private static final Pattern ITEM = Pattern.compile("\\s*([-*]|\\d+\\.)\\s+(.*)");
  private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]*)]\\(([^)]+)\\)");
  private static final Pattern RULE = Pattern.compile("\\|?[\\s:|-]+\\|?");

  private final List<String> lines;
  private final List<Block> blocks = new ArrayList<>();
  private int at;

  private Markdown(List<String> lines) {
    this.lines = lines;
  }

  /// A part of a page.
  sealed interface Block {
    record Heading(int level, List<Span> spans) implements Block {}

    record Paragraph(List<Span> spans) implements Block {}

    /// @param marker `•` or, for example, `2.`
    record Item(String marker, List<Span> spans) implements Block {}

    /// @param target path of an SVG, from the page
    record Picture(String title, String target) implements Block {}

    record Code(String text) implements Block {}

    /// The first row is the head.
    record Table(List<List<List<Span>>> rows) implements Block {}
  }

  /// A part of a line.
  sealed interface Span {
    String text();

    record Plain(String text) implements Span {}

    record Bold(String text) implements Span {}

    record Italic(String text) implements Span {}

    record Code(String text) implements Span {}

    record Link(String text, String target) implements Span {}
  }

  static List<Block> read(String text) {
    Markdown markdown = new Markdown(text.lines().toList());
    while (markdown.at < markdown.lines.size()) {
      markdown.block();
    }
    return List.copyOf(markdown.blocks);
  }

  private void block() {
    String line = lines.get(at);
    if (line.isBlank()) {
      at++;
    } else if (line.startsWith("#")) {
      int level = line.length() - line.replaceFirst("^#+", "").length();
      blocks.add(new Block.Heading(level, spans(line.substring(level).strip())));
      at++;
    } else if (line.startsWith("```")) {
      code();
    } else if (line.startsWith("|")) {
      table();
    } else if (ITEM.matcher(line).matches()) {
      Matcher item = ITEM.matcher(line);
      item.matches();
      at++;
      String marker = item.group(1).endsWith(".") ? item.group(1) : "•";
      blocks.add(new Block.Item(marker, spans(item.group(2) + continued())));
    } else if (PICTURE.matcher(line).matches()) {
      Matcher picture = PICTURE.matcher(line);
      picture.matches();
      at++;
      blocks.add(new Block.Picture(picture.group(1), picture.group(2)));
    } else {
      at++;
      blocks.add(new Block.Paragraph(spans(line.strip() + continued())));
    }
  }

  /// The lines that go on with a paragraph or an item.
  private String continued() {
    StringBuilder more = new StringBuilder();
    while (at < lines.size() && goesOn(lines.get(at))) {
      more.append(' ').append(lines.get(at++).strip());
    }
    return more.toString();
  }

  private static boolean goesOn(String line) {
    return !line.isBlank()
        && !line.startsWith("#")
        && !line.startsWith("```")
        && !line.startsWith("|")
        && !ITEM.matcher(line).matches();
  }

  private void code() {
    StringBuilder text = new StringBuilder();
    for (at++; at < lines.size() && !lines.get(at).startsWith("```"); at++) {
      text.append(lines.get(at)).append('\n');
    }
    at++;
    blocks.add(new Block.Code(text.toString().stripTrailing()));
  }

  private void table() {
    List<List<List<Span>>> rows = new ArrayList<>();
    for (; at < lines.size() && lines.get(at).startsWith("|"); at++) {
      if (!RULE.matcher(lines.get(at)).matches()) {
        rows.add(cells(lines.get(at)).stream().map(Markdown::spans).toList());
      }
    }
    blocks.add(new Block.Table(rows));
  }

  /// The cells of a table's line; `\|` is no border.
  static List<String> cells(String line) {
    String inner = line.strip().replaceAll("^\\||\\|$", "");
    return java.util.Arrays.stream(inner.split("(?<!\\\\)\\|", -1))
        .map(cell -> cell.strip().replace("\\|", "|"))
        .toList();
  }

  static List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    Matcher matcher = SPAN.matcher(text);
    int from = 0;
    while (matcher.find()) {
      plain(spans, text.substring(from, matcher.start()));
      spans.add(span(matcher));
      from = matcher.end();
    }
    plain(spans, text.substring(from));
    return spans;
  }

  private static Span span(Matcher found) {
    if (found.group(1) != null) {
      return new Span.Code(found.group(1));
    }
    if (found.group(2) != null) {
      return new Span.Link(found.group(2).replace("`", ""), found.group(3));
    }
    if (found.group(4) != null) {
      return new Span.Bold(found.group(4).replace("`", ""));
    }
    return new Span.Italic(found.group(5));
  }

  private static void plain(List<Span> spans, String text) {
    if (!text.isEmpty()) {
      spans.add(new Span.Plain(text));
    }
  }
}
