package io.optimum.workbench.exporter.plan;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds a `null` where a record does not allow one, which a file can bring in unseen.
final class MissingValues {
  private MissingValues() {}

  /// The key of the first one, for example `gpus[0].sharing`.
  static Optional<String> first(Record record) {
    return within(record, "");
  }

  private static Optional<String> within(Object value, String path) {
    return switch (value) {
      case Record record -> ofRecord(record, path.isEmpty() ? "" : path + ".");
      case List<?> list -> ofList(list, path);
      case Map<?, ?> map ->
          map.entrySet().stream()
              .flatMap(each -> value(each.getValue(), path + "." + each.getKey(), false).stream())
              .findFirst();
      default -> Optional.empty();
    };
  }

  private static Optional<String> ofRecord(Record record, String prefix) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      Optional<String> missing =
          value(read(record, component), prefix + component.getName(), nullable);
      if (missing.isPresent()) {
        return missing;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> ofList(List<?> list, String path) {
    for (int i = 0; i < list.size(); i++) {
      Optional<String> missing = value(list.get(i), path + "[" + i + "]", false);
      if (missing.isPresent()) {
        return missing;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> value(@Nullable Object value, String path, boolean nullable) {
    if (value == null) {
      return nullable ? Optional.empty() : Optional.of(path);
    }
    return within(value, path);
  }

  private static @Nullable Object read(Record record, RecordComponent component) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(
          "%s of %s cannot be read.".formatted(component.getName(), record.getClass()), e);
    }
  }
}
