package io.optimum.workbench.device.agent.message;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class MessageReaderTest {
  @Test
  void aLineWithoutAnEndIsRefusedInWordsThatEndASentence() {
    MessageReader reader = new MessageReader(new Endless());
    assertThatThrownBy(reader::next)
        .isInstanceOf(IOException.class)
        .hasMessage("a line has more than 67108864 bytes");
  }

  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 'a';
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return length;
    }
  }
}
