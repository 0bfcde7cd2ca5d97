package io.optimum.workbench.ui.session.user;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The preferences and their file. They are a comfort: when the file cannot be read the defaults
/// hold, and when it cannot be written the workbench goes on without.
public final class PreferencesFile {
  private static final System.Logger LOG = System.getLogger(PreferencesFile.class.getName());

  private final Path file;
  private final JsonCodec codec = new JsonCodec();
  private final ReadOnlyObjectWrapper<Preferences> value;

  public PreferencesFile(Path file) {
    this.file = file;
    this.value = new ReadOnlyObjectWrapper<>(this, "value", read());
  }

  public ReadOnlyObjectProperty<Preferences> valueProperty() {
    return value.getReadOnlyProperty();
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
      LOG.log(System.Logger.Level.INFO, "Preferences cannot be read: {0}", e.getMessage());
      return Preferences.defaults();
    }
  }

  private void write(Preferences changed) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path half = Files.createTempFile(folder, "preferences", ".tmp");
      Files.write(half, codec.write(changed));
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.INFO, "Preferences are not kept: {0}", e.getMessage());
    }
  }
}
