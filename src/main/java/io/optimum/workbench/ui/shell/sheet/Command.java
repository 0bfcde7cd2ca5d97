package io.optimum.workbench.ui.shell.sheet;

import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Something a user can do by menu, key or palette.
///
/// @param group menu it is in
/// @param title a verb phrase; one that asks for something more before it is done ends with `…`
/// @param keys shortcut, as `Shortcut+S`, or what is typed, as `'?'`; empty = none
/// @param action does it, on the window's thread
/// @param disabled whether it cannot be done now
public record Command(
    String group, String title, String keys, Runnable action, ObservableBooleanValue disabled) {

  public static Command of(String group, String title, String keys, Runnable action) {
    return new Command(group, title, keys, action, new SimpleBooleanProperty(false));
  }

  public Command disabledWhen(ObservableBooleanValue condition) {
    return new Command(group, title, keys, action, condition);
  }

  public Optional<KeyCombination> shortcut() {
    return keys.isEmpty() ? Optional.empty() : Optional.of(combination());
  }

  private KeyCombination combination() {
    return keys.startsWith("'") ? new Typed(keysText()) : KeyCombination.valueOf(keys);
  }

  /// For people, for example `Ctrl+S`; empty = none.
  public String keysText() {
    return keys.replace("'", "")
        .replace("Shortcut", "Ctrl")
        .replace("Comma", ",")
        .replace("Period", ".");
  }

  /// A style id made of the title, for example `command-save`.
  public String id() {
    String words = title.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
    return "command-" + words.replace(' ', '-');
  }

  public void run() {
    if (!disabled.get()) {
      action.run();
    }
  }

  /// A character, which a menu names. No key that is pressed is it: `?` is on the key of `/`.
  private static final class Typed extends KeyCombination {
    private final String character;

    Typed(String character) {
      this.character = character;
    }

    @Override
    public boolean match(KeyEvent event) {
      return false;
    }

    @Override
    public String getDisplayText() {
      return character;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Typed typed && typed.character.equals(character);
    }

    @Override
    public int hashCode() {
      return character.hashCode();
    }
  }
}
