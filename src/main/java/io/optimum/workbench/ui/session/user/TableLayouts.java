package io.optimum.workbench.ui.session.user;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.codec.JsonException;
import io.optimum.workbench.files.SafeFiles;
import io.optimum.workbench.ui.control.DataTable;
import io.optimum.workbench.ui.control.TableLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// How the user has arranged tables, by the name of the table, and the file it is kept in from the
/// moment of a change. It is a comfort: what cannot be read is passed over, and what cannot be
/// written holds for this window only; the log says so.
public final class TableLayouts {
  private static final int VERSION = 1;
  private static final System.Logger LOG = System.getLogger(TableLayouts.class.getName());

  private final Path file;
  private final Executor worker;
  private final JsonCodec codec = new JsonCodec();
  private final Map<String, TableLayout> layouts = new TreeMap<>();
  private final AtomicReference<@Nullable Kept> next = new AtomicReference<>();

  private record Kept(int version, Map<String, TableLayout> tables) {
    Kept {
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "The version (%d) must be %d.".formatted(version, VERSION));
      }
      tables = Map.copyOf(tables);
    }
  }

  /// @param worker writes
  public TableLayouts(Path file, Executor worker) {
    this.file = file;
    this.worker = worker;
    try {
      if (Files.isRegularFile(file)) {
        byte[] json = Files.readAllBytes(file);
        layouts.putAll(codec.read(json, Kept.class, file.toString()).tables());
      }
    } catch (IOException | JsonException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Tables come as they are delivered, for their layouts cannot be read: {0}",
          e.getMessage());
    }
  }

  /// Gives the table the layout it had, and keeps it from now on.
  public void keep(DataTable<?> table) {
    String name = table.getAccessibleText();
    TableLayout before = layouts.get(name);
    if (before != null) {
      table.arrange(before);
    }
    table.layoutProperty().subscribe((_, now) -> changed(name, now));
  }

  private void changed(String name, TableLayout layout) {
    layouts.put(name, layout);
    next.set(new Kept(VERSION, layouts));
    worker.execute(this::write);
  }

  private synchronized void write() {
    Kept now = next.getAndSet(null);
    if (now != null) {
      try {
        SafeFiles.replace(file, codec.write(now));
      } catch (IOException e) {
        LOG.log(System.Logger.Level.INFO, "Layouts of tables cannot be kept: {0}", e.getMessage());
      }
    }
  }
}
