package io.optimum.workbench.app;

import io.optimum.workbench.cli.OptimumCli;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

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
    boolean window = args.length == 0;
    if (window && Display.isPresent() && new Window(folders()).open(Workbench::create)) {
      return;
    }
    if (args.length == 1 && args[0].equals("agent")) {
      new AgentMain(folders().engines()).serve();
      System.exit(0);
    }
    PrintWriter out = writer(FileDescriptor.out);
    PrintWriter err = writer(FileDescriptor.err);
    Workbench workbench = Workbench.create();
    OptimumCli cli =
        new OptimumCli(workbench.steps(), workbench.samples(), Workbench.VERSION, out, err);
    if (window) {
      out.println(NO_DISPLAY);
      out.flush();
    }
    System.exit(window ? cli.run("tour") : cli.run(args));
  }

  private static UserFolders folders() {
    return UserFolders.of(System.getenv(), Path.of(System.getProperty("user.home", "")));
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
