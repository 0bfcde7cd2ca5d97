package io.optimum.workbench.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.optimum.workbench.domain.engine.EngineId;
import io.optimum.workbench.domain.gpu.GpuId;
import io.optimum.workbench.domain.plan.RunnerUp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// Names are plain strings in JSON.
final class DomainModule extends SimpleModule {
  private static final long serialVersionUID = 1;

  DomainModule() {
    name(EngineId.class, EngineId::value, EngineId::new);
    name(GpuId.class, GpuId::value, GpuId::new);
    name(Path.class, Path::toString, Path::of);
    addDeserializer(RunnerUp.class, new RunnerUpReader());
  }

  /// Files of version 0.1.0 have lines only.
  private static final class RunnerUpReader extends StdDeserializer<RunnerUp> {
    private static final long serialVersionUID = 1;

    /// As an object has them.
    private record Parts(String summary, List<RunnerUp.Placed> placed) {}

    RunnerUpReader() {
      super(RunnerUp.class);
    }

    @Override
    public RunnerUp deserialize(JsonParser in, DeserializationContext context) throws IOException {
      if (in.hasToken(JsonToken.VALUE_STRING)) {
        return RunnerUp.of(in.getText());
      }
      Parts parts = context.readValue(in, Parts.class);
      return new RunnerUp(parts.summary(), parts.placed());
    }
  }

  private <T> void name(Class<T> type, Function<T, String> text, Function<String, T> parse) {
    addSerializer(
        type,
        new StdSerializer<T>(type) {
          private static final long serialVersionUID = 1;

          @Override
          public void serialize(T value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeString(text.apply(value));
          }
        });
    addDeserializer(
        type,
        new StdDeserializer<T>(type) {
          private static final long serialVersionUID = 1;

          @Override
          public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return parse.apply(in.getText());
          }
        });
    addKeyDeserializer(
        type,
        new KeyDeserializer() {
          @Override
          public Object deserializeKey(String key, DeserializationContext context) {
            return parse.apply(key);
          }
        });
  }
}
