package io.optimum.workbench.device.cuda.driver.jcuda;

import static io.optimum.workbench.device.cuda.driver.jcuda.DriverCalls.check;
import static jcuda.driver.JCudaDriver.cuGraphDestroy;
import static jcuda.driver.JCudaDriver.cuGraphExecDestroy;
import static jcuda.driver.JCudaDriver.cuGraphInstantiate;

import io.optimum.workbench.device.cuda.driver.CudaGraph;
import jcuda.driver.CUgraph;
import jcuda.driver.CUgraphExec;

/// A captured graph, instantiated.
final class JCudaGraph implements CudaGraph {
  private final CUgraph graph;
  private final CUgraphExec executable = new CUgraphExec();

  JCudaGraph(CUgraph graph) {
    this.graph = graph;
    check("cuGraphInstantiate", cuGraphInstantiate(executable, graph, 0));
  }

  CUgraphExec executable() {
    return executable;
  }

  @Override
  public void close() {
    check("cuGraphExecDestroy", cuGraphExecDestroy(executable));
    check("cuGraphDestroy", cuGraphDestroy(graph));
  }
}
