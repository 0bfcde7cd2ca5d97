package io.optimum.workbench.app;

import io.optimum.workbench.cli.OptimumCli;
import io.optimum.workbench.ui.session.user.UserFolders;
import io.optimum.workbench.ui.shell.StartFailure;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Starts the workbench: the command line when there are arguments, else the window; where there is
/// no display, the headless tour.
///
/// Not an `Application` itself, so that JavaFX can lie on the class path.
public final class Main {
  private static final String NO_DISPLAY =
      "No display found: running the headless tour instead of the window.";

  private Main() {}

  public static void main(String[] args) {
    Logging.quiet();
    // A decimal point in every number, on every machine: what is read here is typed elsewhere.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    boolean window = args.length == 0;
    PrintWriter err = writer(FileDescriptor.err);
    if (window && Display.isPresent() && new Window(folders()).open(Workbench::create, err)) {
      return;
    }
    AgentMain agent = new AgentMain(folders().engines());
    if (List.of(args).equals(List.of("agent"))) {
      // Without the rest of the program, which takes longer to start.
      System.exit(agent.serve(null, ThisProgram.bindings()));
    }
    StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    PrintWriter out = new PrintWriter(output, false, StandardCharsets.UTF_8);
    Workbench workbench = workbench(err);
    OptimumCli cli =
        new OptimumCli(
            workbench.steps(),
            new OptimumCli.Program(Workbench.VERSION, workbench.samples(), agent),
            out,
            err);
    if (window) {
      out.println(NO_DISPLAY);
      out.flush();
    }
    int code = window ? cli.run("tour") : cli.run(args);
    output.lost().ifPresent(reason -> say(err, "error: Standard output is not whole: " + reason));
    System.exit(output.lost().isPresent() ? Math.max(1, code) : code);
  }

  private static void say(PrintWriter err, String line) {
    err.println(line);
    err.flush();
  }

  private static Workbench workbench(PrintWriter err) {
    try {
      return Workbench.create();
    } catch (RuntimeException | LinkageError e) {
      say(err, new StartFailure(e).text());
      System.exit(1);
      throw e;
    }
  }

  private static UserFolders folders() {
    return UserFolders.of(System.getenv(), Path.of(System.getProperty("user.home", "")));
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
