package io.optimum.workbench.profiling;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.run.Combination;
import io.optimum.workbench.domain.run.Deployment;
import io.optimum.workbench.profiling.trial.CampaignException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the combinations that a user wants measured: one per line, `ENGINE[@BATCH][xSTREAMS] +
/// ENGINE…`, blank lines and what follows a `#` left out; or a JSON array of combinations as our
/// own files have them.
///
/// A file with anything wrong in it is refused as a whole, with every line that is.
public final class CombinationsFile {
  /// Larger files are no lists of combinations.
  private static final long MAX_BYTES = 16L << 20;

  private static final int MAX_LISTED = 20;
  private static final Pattern SETTINGS =
      Pattern.compile("@\\s*(\\d{1,6})(?:\\s*x\\s*(\\d{1,4}))?");
  private static final Pattern STREAMS = Pattern.compile("(.*?)\\s*x\\s*(\\d{1,4})");
  private final Path file;
  private final JsonCodec codec;
  private final Rules rules;
  private final List<Combination> combinations = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<List<Deployment>, String> seen = new HashMap<>();

  /// What a project allows.
  public interface Rules {
    /// Whether there is such an engine.
    boolean knows(String engine);

    /// The batch size where a line names none.
    int defaultBatch(EngineId engine);

    /// @throws IllegalArgumentException when it cannot be measured, with why
    void check(Combination combination);
  }

  private CombinationsFile(Path file, JsonCodec codec, Rules rules) {
    this.file = file;
    this.codec = codec;
    this.rules = rules;
  }

  /// @throws CampaignException with every line that cannot be used
  public static List<Combination> read(Path file, JsonCodec codec, Rules rules) {
    CombinationsFile reader = new CombinationsFile(file, codec, rules);
    byte[] bytes = reader.bytes();
    if (new String(bytes, StandardCharsets.UTF_8).stripLeading().startsWith("[")) {
      reader.readJson(bytes);
    } else {
      reader.readLines(new String(bytes, StandardCharsets.UTF_8));
    }
    return reader.result();
  }

  private byte[] bytes() {
    try {
      if (Files.isDirectory(file)) {
        throw new CampaignException("%s is a folder. Give a file of combinations.".formatted(file));
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new CampaignException(
            "%s has %d MiB; a file of combinations may have %d."
                .formatted(file, Files.size(file) >> 20, MAX_BYTES >> 20));
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new CampaignException(
          "There is no file %s. Give all-pairs, random:N, probes:N or a file of combinations."
              .formatted(file),
          e);
    } catch (IOException e) {
      throw new CampaignException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private void readJson(byte[] json) {
    List<Combination> read;
    try {
      read = codec.readList(json, Combination.class, file.toString());
    } catch (JsonException e) {
      throw new CampaignException(
          "%s Give a JSON array of combinations.".formatted(e.getMessage()), e);
    }
    for (int i = 0; i < read.size(); i++) {
      Combination each = read.get(i);
      take("element " + (i + 1), () -> each);
    }
  }

  private void readLines(String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").replace("\uFEFF", "").strip();
      if (!line.isEmpty()) {
        take("line " + (i + 1), () -> combination(line));
      }
    }
  }

  private void take(String where, Supplier<Combination> parse) {
    try {
      add(where, parse.get());
    } catch (IllegalArgumentException e) {
      problems.add("%s: %s".formatted(where, e.getMessage()));
    }
  }

  private void add(String where, Combination combination) {
    rules.check(combination);
    List<Deployment> key =
        combination.deployments().stream()
            .sorted(Comparator.comparing(Deployment::engine).thenComparing(Deployment::toString))
            .toList();
    String before = seen.putIfAbsent(key, where);
    if (before != null) {
      throw new IllegalArgumentException(
          "It is the same combination as %s. Leave one out; --repeats repeats all."
              .formatted(before));
    }
    combinations.add(combination);
  }

  private Combination combination(String line) {
    return Combination.ofStreams(
        Stream.of(line.split("\\+", -1)).map(part -> deployment(part.strip())).toList());
  }

  private Deployment deployment(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("An engine is missing beside a '+'.");
    }
    int at = text.indexOf('@');
    if (at < 0) {
      Matcher streams = STREAMS.matcher(text);
      return rules.knows(text) || !streams.matches()
          ? plain(text)
          : plain(streams.group(1)).withStreams(Integer.parseInt(streams.group(2)));
    }
    Matcher settings = SETTINGS.matcher(text.substring(at));
    if (!settings.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no ENGINE[@BATCH][xSTREAMS], such as resnet50@8x2.".formatted(text));
    }
    int streams = settings.group(2) == null ? 1 : Integer.parseInt(settings.group(2));
    return Deployment.of(engine(text.substring(0, at).strip()), Integer.parseInt(settings.group(1)))
        .withStreams(streams);
  }

  private Deployment plain(String name) {
    EngineId engine = engine(name);
    return Deployment.of(engine, rules.defaultBatch(engine));
  }

  private EngineId engine(String name) {
    EngineId engine = new EngineId(name);
    if (!rules.knows(name)) {
      throw new IllegalArgumentException("There is no engine '%s' in the project.".formatted(name));
    }
    return engine;
  }

  private List<Combination> result() {
    if (!problems.isEmpty()) {
      int more = problems.size() - MAX_LISTED;
      throw new CampaignException(
          "%s: %d of its combinations cannot be used.%n  %s%s"
              .formatted(
                  file,
                  problems.size(),
                  String.join("%n  ".formatted(), problems.stream().limit(MAX_LISTED).toList()),
                  more > 0 ? "%n  and %d more.".formatted(more) : ""));
    }
    if (combinations.isEmpty()) {
      throw new CampaignException(
          "%s names no combination. Write one per line, such as resnet50@8 + bert-base."
              .formatted(file));
    }
    return List.copyOf(combinations);
  }
}
