package io.optimum.workbench.profiling.journal;

import io.optimum.workbench.codec.JsonCodec;
import io.optimum.workbench.profiling.trial.CampaignException;
import io.optimum.workbench.profiling.trial.CampaignHeader;
import io.optimum.workbench.profiling.trial.CampaignLog;
import io.optimum.workbench.profiling.trial.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// A campaign's journal, open to append: one line per trial, each forced to disk. Whoever opens it
/// holds the [CampaignLock], so nobody else writes.
public final class CampaignJournal implements CampaignLog, AutoCloseable {
  private final Path file;
  private final JsonCodec codec;
  private final FileChannel channel;
  private final List<Trial> trials;

  private CampaignJournal(Path file, JsonCodec codec, FileChannel channel, List<Trial> trials) {
    this.file = file;
    this.codec = codec;
    this.channel = channel;
    this.trials = trials;
  }

  /// Begins a journal with its first line.
  static CampaignJournal create(Path file, JsonCodec codec, CampaignHeader header) {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      CampaignJournal journal = new CampaignJournal(file, codec, channel, List.of());
      try {
        channel.truncate(0);
        journal.line(header);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      return journal;
    } catch (IOException e) {
      throw new CampaignException(
          "The campaign's journal cannot be written to %s: %s. Nothing was measured."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /// Opens a journal to go on with it. A line cut off at its end is removed first, and one that
  /// only lacks its end gets it.
  static CampaignJournal resume(CampaignFile read, JsonCodec codec) {
    Path file = read.path();
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      CampaignJournal journal = new CampaignJournal(file, codec, channel, read.trials());
      try {
        journal.mend(read);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      return journal;
    } catch (IOException e) {
      throw new CampaignException(
          "The campaign's journal %s cannot be written: %s. What it holds is untouched."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  @Override
  public List<Trial> trials() {
    return trials;
  }

  @Override
  public void append(Trial trial) {
    try {
      line(trial);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The trial cannot be written to %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private void line(Object value) throws IOException {
    long before = channel.size();
    try {
      write((codec.writeLine(value) + "\n").getBytes(StandardCharsets.UTF_8), before);
      channel.force(false);
    } catch (IOException e) {
      cutTo(before, e);
      throw e;
    }
  }

  /// Takes back what was written of a line; where even that fails, the next reader skips it.
  private void cutTo(long size, IOException cause) {
    try {
      channel.truncate(size);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private void write(byte[] bytes, long position) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer, position + buffer.position());
    }
  }

  private void mend(CampaignFile read) throws IOException {
    long end = endOfLastLine();
    if (end == channel.size()) {
      return;
    }
    if (read.endsCutOff()) {
      channel.truncate(end);
    } else {
      write(new byte[] {'\n'}, channel.size());
    }
    channel.force(false);
  }

  private long endOfLastLine() throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    for (long end = channel.size(); end > 0; end--) {
      channel.read(one.clear(), end - 1);
      if (one.get(0) == '\n') {
        return end;
      }
    }
    return 0;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be closed: %s".formatted(file, e.getMessage()), e);
    }
  }
}
