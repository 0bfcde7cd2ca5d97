package io.optimum.workbench.importer.nsys;

import io.optimum.workbench.importer.file.Texts;
import io.optimum.workbench.importer.file.WrongContentException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sqlite.SQLiteConfig;

/// An SQLite file, read only and taken as unchanging. Which tables and columns an export has
/// depends on what was traced and on the version, so every query asks first.
///
/// Only ordinary tables are read: a view could run for ever.
final class NsysDatabase implements AutoCloseable {
  /// Tables that hold environment variables, host and user names; they are never read.
  static final Set<String> PRIVATE = Set.of("META_DATA_CAPTURE", "TARGET_INFO_SYSTEM_ENV");

  private static final int CACHE_KIBIBYTES = 16 * 1024;

  private final Connection connection;
  private final Map<String, Set<String>> columns = new HashMap<>();

  NsysDatabase(Path file) throws IOException {
    try {
      connection = open(file);
    } catch (SQLException e) {
      throw failure(e);
    }
    try {
      listTables();
    } catch (SQLException e) {
      close();
      throw failure(e);
    }
  }

  private static Connection open(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setCacheSize(-CACHE_KIBIBYTES);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    String uri = file.toAbsolutePath().toUri().toString().replaceFirst("^file:///", "file:/");
    return config.createConnection("jdbc:sqlite:" + uri + "?mode=ro&immutable=1");
  }

  private void listTables() throws SQLException {
    Set<String> tables = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT name, sql FROM sqlite_master WHERE type = 'table'")) {
      while (rows.next()) {
        String name = rows.getString(1);
        String sql = rows.getString(2);
        boolean plain = name != null && name.matches("\\w{1,100}");
        boolean ordinary = sql != null && !sql.toUpperCase(Locale.ROOT).contains("VIRTUAL");
        if (plain && ordinary && !PRIVATE.contains(name)) {
          tables.add(name);
        }
      }
    }
    for (String table : tables) {
      columns.put(table, columnsOf(table));
    }
  }

  private Set<String> columnsOf(String table) throws SQLException {
    Set<String> names = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA table_info(" + table + ")")) {
      while (rows.next()) {
        names.add(rows.getString("name"));
      }
    }
    return names;
  }

  boolean has(String table) {
    return columns.containsKey(table);
  }

  boolean has(String table, String column) {
    return columns.getOrDefault(table, Set.of()).contains(column);
  }

  boolean hasAll(String table, String... wanted) {
    for (String column : wanted) {
      if (!has(table, column)) {
        return false;
      }
    }
    return has(table);
  }

  /// The column, or the text in its place where the table lacks it.
  String columnOr(String table, String column, String otherwise) {
    return has(table, column) ? column : otherwise;
  }

  /// Takes the rows of a query, standing on one after the other.
  interface Row {
    void accept(ResultSet row) throws SQLException;
  }

  /// @param limit rows after which it is no trace of a person any more
  void query(String sql, int limit, Row each) throws IOException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      for (int count = 0; rows.next(); count++) {
        if (count >= limit) {
          throw new WrongContentException(
              "",
              "The trace has more than %d rows in one table.".formatted(limit),
              "Trace a shorter time: nsys profile --duration=10.");
        }
        each.accept(rows);
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static IOException failure(SQLException e) {
    return new WrongContentException(
        "",
        "The SQLite file is damaged or cut off: %s."
            .formatted(Texts.shorten(String.valueOf(e.getMessage()))),
        "Export it again: nsys export --type sqlite REPORT.nsys-rep.");
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    }
  }
}
