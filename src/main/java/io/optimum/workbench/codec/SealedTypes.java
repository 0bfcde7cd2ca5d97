package io.optimum.workbench.codec;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import io.optimum.workbench.domain.gpu.GpuMachine;
import io.optimum.workbench.domain.plan.Sampling;
import io.optimum.workbench.domain.run.OutputAgreement;
import io.optimum.workbench.domain.run.RunConditions;
import io.optimum.workbench.domain.run.TracingCost;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A sealed interface of records is written with a `type`: the record's name in lower camel case.
/// So the domain needs no annotations.
///
/// A component that was added to a record later, and that older files lack, has a value for those:
/// [#ABSENT].
final class SealedTypes extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1;

  /// What a component of this type is where a file does not have it.
  static final InjectableValues ABSENT =
      new InjectableValues.Std()
          .addValue(
              RunConditions.class.getName(),
              new RunConditions.NotObserved("Not kept when this run was made."))
          .addValue(
              OutputAgreement.class.getName(),
              new OutputAgreement.NotCompared("Not kept when this run was made."))
          .addValue(
              TracingCost.class.getName(),
              new TracingCost.NotCompared("Not kept when this run was made."))
          .addValue(
              GpuMachine.class.getName(),
              new GpuMachine.NotTold("Not told: an older program wrote this."))
          .addValue(
              Sampling.class.getName(),
              new Sampling.NotKnown("Not kept: an older program wrote this."));

  private static final Set<Class<?>> ADDED =
      Set.of(
          RunConditions.class,
          OutputAgreement.class,
          TracingCost.class,
          GpuMachine.class,
          Sampling.class);

  @Override
  public JacksonInject.@Nullable Value findInjectableValue(AnnotatedMember member) {
    return ADDED.contains(member.getRawType())
        ? JacksonInject.Value.construct(member.getRawType().getName(), true, true)
        : super.findInjectableValue(member);
  }

  @Override
  public @Nullable TypeResolverBuilder<?> findTypeResolver(
      MapperConfig<?> config, AnnotatedClass type, JavaType baseType) {
    return sealedParent(type.getRawType()) == null
        ? super.findTypeResolver(config, type, baseType)
        : new StdTypeResolverBuilder()
            .init(JsonTypeInfo.Id.NAME, null)
            .inclusion(JsonTypeInfo.As.PROPERTY)
            .typeProperty("type");
  }

  @Override
  public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
    Class<?> raw = annotated.getRawType();
    return raw.isSealed() && raw.isInterface()
        ? Arrays.stream(raw.getPermittedSubclasses())
            .map(each -> new NamedType(each, name(each)))
            .toList()
        : super.findSubtypes(annotated);
  }

  @Override
  public @Nullable String findTypeName(AnnotatedClass type) {
    Class<?> raw = type.getRawType();
    return raw.isRecord() && sealedParent(raw) != null ? name(raw) : super.findTypeName(type);
  }

  private static @Nullable Class<?> sealedParent(Class<?> raw) {
    if (raw.isSealed() && raw.isInterface()) {
      return raw;
    }
    return Arrays.stream(raw.getInterfaces())
        .filter(each -> each.isSealed() && each.getName().startsWith("io.optimum"))
        .findFirst()
        .orElse(null);
  }

  private static String name(Class<?> raw) {
    String simple = raw.getSimpleName();
    return Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
  }
}
