package io.optimum.workbench.ui.session;

import io.optimum.workbench.domain.engine.EngineId;
import java.util.Collection;
import java.util.List;

/// Engines where there is little room: without the end that all their names share, and cut to a
/// beginning that no other has, so that rows of a table stay distinct.
public final class ShortNames {
  private final String sharedEnd;
  private final List<String> names;

  /// @param engines all among which a name must tell
  public ShortNames(Collection<EngineId> engines) {
    List<String> whole = engines.stream().map(EngineId::value).distinct().toList();
    sharedEnd = Titles.sharedEnd(whole);
    names = whole.stream().map(this::bare).toList();
  }

  /// @param letters at most, if so few tell it from the others
  public String of(EngineId engine, int letters) {
    String name = bare(engine.value());
    int end = Math.max(1, letters);
    while (end < name.length() && isBeginningOfAnother(name.substring(0, end), name)) {
      end++;
    }
    return end + 2 >= name.length() ? name : name.substring(0, end) + "…";
  }

  private boolean isBeginningOfAnother(String start, String name) {
    return names.stream().anyMatch(each -> each.startsWith(start) && !each.equals(name));
  }

  private String bare(String name) {
    return name.endsWith(sharedEnd) ? name.substring(0, name.length() - sharedEnd.length()) : name;
  }
}
