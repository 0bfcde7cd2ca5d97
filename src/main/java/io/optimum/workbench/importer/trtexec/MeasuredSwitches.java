package io.optimum.workbench.importer.trtexec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// With which trtexec and which of its switches a profile was measured, as its source says.
///
/// @param version of trtexec, for example `10.3.0`; `unknown` where no file says it
/// @param values `enabled` or `disabled` by switch; without those that no file says
public record MeasuredSwitches(String version, SortedMap<String, String> values) {
  /// Those whose defaults trtexec 11 turned round, as sources name them.
  public static final List<String> DEFAULTS_CHANGED =
      List.of("cuda graph", "spin-wait", "data transfers");

  /// First version with CUDA graph and spin-wait on and data transfers off by default.
  private static final int CHANGED_IN = 11;

  private static final String UNKNOWN = "unknown";
  private static final Pattern TEXT =
      Pattern.compile(".*Measured with trtexec (?:version )?(\\S+): (.*)", Pattern.DOTALL);
  private static final List<String> VERSION_KEYS =
      List.of("trtexec version", "TensorRT version", "TensorRT");

  /// What a profile's source says; empty where trtexec did not measure it.
  public static Optional<MeasuredSwitches> in(String source) {
    Matcher text = TEXT.matcher(source);
    if (!text.matches()) {
      return Optional.empty();
    }
    SortedMap<String, String> values = new TreeMap<>();
    for (String name : DEFAULTS_CHANGED) {
      Stream.of("enabled", "disabled")
          .filter(value -> text.group(2).contains(name + " " + value + ","))
          .forEach(value -> values.put(name, value));
    }
    return Optional.of(new MeasuredSwitches(text.group(1), values));
  }

  /// trtexec has the version of its TensorRT, which also built the plan unless the plan is made to
  /// be compatible.
  static String version(MeasuredFiles parts) {
    return VERSION_KEYS.stream()
        .map(key -> parts.metadata().text(key).toLowerCase(Locale.ROOT))
        .filter(text -> text.matches("\\d{1,3}(\\.\\d{1,5}){1,3}"))
        .findFirst()
        .or(() -> parts.plan().map(plan -> plan.tensorRtVersion().replace(' ', '-')))
        .orElse(UNKNOWN);
  }

  /// Whether all switches are known, so that defaults do not matter.
  public boolean isWhole() {
    return values.keySet().containsAll(DEFAULTS_CHANGED);
  }

  /// Whether this trtexec has the defaults of version 11; empty where its version is not known.
  public Optional<Boolean> hasNewDefaults() {
    Matcher major = Pattern.compile("(\\d{1,3})\\..*").matcher(version);
    return major.matches()
        ? Optional.of(Integer.parseInt(major.group(1)) >= CHANGED_IN)
        : Optional.empty();
  }
}
