package io.optimum.workbench.profiling.journal;

import io.optimum.workbench.files.FileLocks;
import io.optimum.workbench.profiling.trial.CampaignException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/// Lets one at a time measure for a project: two would spoil each other's measurements, and write
/// into each other's journals. The lock is the operating system's, so that of a process that died
/// is free; the text in the file only says who has it.
public final class CampaignLock implements AutoCloseable {
  private static final int NOTE_BYTES = 200;
  private final FileChannel channel;

  private CampaignLock(FileChannel channel) {
    this.channel = channel;
  }

  /// @param journal what is to be written
  /// @throws CampaignException when another has it, with the process and its journal
  static CampaignLock take(Path file, Path journal, long nowEpochMillis) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!FileLocks.take(channel)) {
        String holder = holder(channel);
        channel.close();
        throw new CampaignException(
            ("%s cannot be written: a campaign or plan measures for this project already%s. Wait"
                    + " until it ends, or stop it, and try again; what it has measured is kept."
                    + " The lock is %s.")
                .formatted(journal, holder, file));
      }
      sign(channel, journal, nowEpochMillis);
      return new CampaignLock(channel);
    } catch (AccessDeniedException e) {
      throw new CampaignException(
          "There is no right to write %s. A campaign keeps its trials in its project."
              .formatted(e.getFile()),
          e);
    } catch (IOException e) {
      throw new CampaignException(
          "The lock %s cannot be taken: %s. A campaign must be able to write into its project."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer note = ByteBuffer.allocate(NOTE_BYTES);
    channel.read(note, 0);
    String text = new String(note.array(), 0, note.position(), StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? "" : " (%s)".formatted(text);
  }

  /// What cannot be noted is only missing from a message.
  private static void sign(FileChannel channel, Path journal, long nowEpochMillis) {
    String note =
        "process %d, since %s, into %s%n"
            .formatted(
                ProcessHandle.current().pid(),
                Instant.ofEpochMilli(nowEpochMillis),
                journal.getFileName());
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8)), 0);
    } catch (IOException _) {
      return;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The lock cannot be given back: " + e.getMessage(), e);
    }
  }
}
