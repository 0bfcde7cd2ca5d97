package io.optimum.workbench.task;

/// Long work as a plain blocking call.
@FunctionalInterface
public interface Work<T> {
  T run(Progress progress) throws Exception;
}
