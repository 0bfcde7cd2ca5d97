package io.optimum.workbench.ui.session.user;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.files.SafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// The preferences and their file. They are a comfort: when the file cannot be read the defaults
/// hold, and when it cannot be written the workbench goes on without; [#problemProperty] says so.
public final class PreferencesFile {
  private final Path file;
  private final JsonCodec codec = new JsonCodec();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyObjectWrapper<Preferences> value;
  private boolean damaged;

  public PreferencesFile(Path file) {
    this.file = file;
    this.value = new ReadOnlyObjectWrapper<>(this, "value", read());
  }

  public ReadOnlyObjectProperty<Preferences> valueProperty() {
    return value.getReadOnlyProperty();
  }

  /// Why they are not what the file says, or will not be there at the next start; empty = all is
  /// well.
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  public Preferences get() {
    return value.get();
  }

  /// Changes them, here and in the file.
  public void change(UnaryOperator<Preferences> change) {
    Preferences changed = change.apply(value.get());
    if (!changed.equals(value.get())) {
      value.set(changed);
      write(changed);
    }
  }

  private Preferences read() {
    try {
      return Files.isRegularFile(file)
          ? codec.read(Files.readAllBytes(file), Preferences.class, file.toString())
          : Preferences.defaults();
    } catch (IOException | JsonException e) {
      damaged = true;
      problem.set(
          "Preferences start anew, for they cannot be read: %s. The file is kept as %s when you change them."
              .formatted(
                  String.valueOf(e.getMessage()).replaceFirst("\\.$", ""), aside().getFileName()));
      return Preferences.defaults();
    }
  }

  private void write(Preferences changed) {
    try {
      if (damaged) {
        Files.move(file, aside(), StandardCopyOption.REPLACE_EXISTING);
        damaged = false;
      }
      SafeFiles.replace(file, codec.write(changed));
      problem.set("");
    } catch (IOException e) {
      problem.set(
          "Preferences hold for this window only, for %s cannot be written: %s."
              .formatted(file, e.getMessage()));
    }
  }

  private Path aside() {
    return file.resolveSibling(file.getFileName() + ".damaged");
  }
}
