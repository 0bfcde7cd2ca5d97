package io.optimum.workbench.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.optimum.workbench.ui.fx.Content;
import io.optimum.workbench.ui.fx.CopyRequest;
import io.optimum.workbench.ui.fx.FxTasks;
import io.optimum.workbench.ui.fx.Job;
import io.optimum.workbench.ui.fx.SaveRequest;
import io.optimum.workbench.ui.session.Notice;
import io.optimum.workbench.ui.session.Session;
import io.optimum.workbench.ui.session.file.FileDialogs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures and tables on their way to a file or the clipboard, also where that cannot work.
@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class SavedFilesTest {
  @TempDir Path folder;
  private final Session session = new Session();
  private final FxTasks tasks = new FxTasks(FxTasks.daemonThreads(), InstantSource.system());
  private final Deque<Path> chosen = new ArrayDeque<>();
  private final Group drawing = new Group();

  /// A user who chooses one file after another.
  private final class Choosing implements FileDialogs {
    @Override
    public Optional<Path> projectToOpen() {
      return Optional.empty();
    }

    @Override
    public List<Path> filesToImport() {
      return List.of();
    }

    @Override
    public Optional<Path> folderToRead(String title) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> folderToWrite(String title) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> fileToWrite(String title, String name) {
      return Optional.ofNullable(chosen.poll());
    }
  }

  @BeforeEach
  void listen() {
    SavedFiles saved = new SavedFiles(new Choosing(), session, tasks);
    drawing.addEventHandler(SaveRequest.ASKED, saved::save);
    drawing.addEventHandler(CopyRequest.ASKED, saved::copy);
  }

  @Test
  void theWindowAnswersWhileALongFileIsWritten() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    Path file = folder.resolve("lanes.csv");
    save(
        file,
        (out, progress) -> {
          assertThat(Platform.isFxApplicationThread()).isFalse();
          progress.report(0.5, "500 000 spans");
          await(written);
          out.write(bytes("all"));
        });
    assertThat(onWindowThread(() -> tasks.jobs().getFirst().title())).isEqualTo("Save lanes.csv");
    until(() -> tasks.jobs().getFirst().fractionProperty().get() == 0.5);
    assertThat(files()).as("nothing with that name before it is whole").doesNotContain(file);
    written.countDown();
    ended();
    assertThat(file).hasContent("\uFEFFall");
    assertThat(files()).containsExactly(file);
  }

  @Test
  void aSpreadsheetTakesATableForUtf8AndTheClipboardHasNoMark() throws Exception {
    Path file = folder.resolve("müller.csv");
    save(file, (out, _) -> out.write(bytes("Größe ±\n")));
    ended();
    assertThat(Files.readAllBytes(file))
        .startsWith(0xEF, 0xBB, 0xBF)
        .endsWith("Größe ±\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatClosesTheFileItselfIsSavedToo() throws Exception {
    Path file = folder.resolve("run.trace.json.gz");
    save(
        file,
        (out, _) -> {
          try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(bytes("all"));
          }
        });
    ended();
    assertThat(session.problems().log()).isEmpty();
    try (GZIPInputStream packed = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(packed.readAllBytes()).isEqualTo(bytes("all"));
    }
  }

  @Test
  void aFullDiskLeavesTheOldFileAndNoHalfOfTheNewOne() throws Exception {
    Path file = Files.writeString(folder.resolve("map.png"), "old");
    Path elsewhere = folder.resolve("elsewhere.png");
    save(file, SavedFilesTest::halfOnly);
    ended();
    assertThat(file).hasContent("old");
    assertThat(files()).containsExactly(file);
    Notice notice = onlyNotice();
    assertThat(notice.text())
        .contains("map.png was not saved", "No space left on device", "Nothing was left behind");
    assertThat(notice.answers())
        .extracting(Notice.Answer::label)
        .containsExactly("Choose another place…");
    assertThat(session.problems().log()).hasSize(1);
    chosen.add(elsewhere);
    onWindowThread(() -> {
      session.notices().answer(notice, notice.answers().getFirst());
      return true;
    });
    ended();
    assertThat(onlyNotice().text()).contains("elsewhere.png");
  }

  private static void halfOnly(java.io.OutputStream out, Object progress) throws IOException {
    out.write(new byte[100_000]);
    throw new IOException("No space left on device");
  }

  @Test
  void aFolderThatVanishedIsNamedAndNotMadeAgain() throws Exception {
    Path file = folder.resolve("gone").resolve("map.svg");
    save(file, Content.text(() -> "<svg/>"));
    ended();
    assertThat(onlyNotice().text()).contains(file.toString(), "not there any more");
    assertThat(file.getParent()).doesNotExist();
  }

  @Test
  void aFolderWithoutRightsIsSaidToBeSo() throws Exception {
    assumeTrue(!"root".equals(System.getProperty("user.name")), "root may write everywhere");
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    save(closed.resolve("map.svg"), Content.text(() -> "<svg/>"));
    ended();
    assertThat(onlyNotice().text()).contains("no right to write");
  }

  @Test
  void aFileThatIsStoppedIsNotThere() throws Exception {
    save(
        folder.resolve("lanes.csv"),
        (out, progress) -> {
          while (true) {
            out.write(1);
            progress.report(0.1, "");
          }
        });
    onWindowThread(() -> {
      tasks.jobs().forEach(Job::cancel);
      return true;
    });
    ended();
    assertThat(files()).isEmpty();
    assertThat(session.notices().all()).isEmpty();
  }

  @Test
  void aFileThatWasChosenToBeReplacedIs() throws Exception {
    Path file = Files.writeString(folder.resolve("map.csv"), "old");
    save(file, Content.text(() -> "new"));
    ended();
    assertThat(file).hasContent("\uFEFFnew");
  }

  @Test
  void aLongTextIsMadeBesideTheWindowAndThenCopied() throws Exception {
    onWindowThread(() -> {
      Content content =
          Content.text(() -> Platform.isFxApplicationThread() ? "held the window" : "beside it");
      CopyRequest.ask(drawing, "values of lanes", content);
      return true;
    });
    ended();
    assertThat(onWindowThread(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo("beside it");
  }

  private void save(Path file, Content content) {
    chosen.add(file);
    onWindowThread(() -> {
      SaveRequest.ask(drawing, String.valueOf(file.getFileName()), content);
      return true;
    });
  }

  private Notice onlyNotice() {
    assertThat(session.notices().all()).hasSize(1);
    return session.notices().all().getFirst();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> !each.getFileName().toString().endsWith(".tmp")).toList();
    }
  }

  private void ended() throws Exception {
    until(() ->
        tasks.jobs().stream().noneMatch(job -> job.stateProperty().get() == Job.State.RUNNING));
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.filter(each -> each.getFileName().toString().endsWith(".tmp"))).isEmpty();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void until(Callable<Boolean> reached) throws Exception {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> onWindowThread(reached));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static <T> T onWindowThread(Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(20_000, action);
  }
}
