package io.optimum.workbench.study;
import io.optimum.workbench.codec.*; import io.optimum.workbench.domain.*; 
import io.optimum.workbench.network.*; 
import java.util.*;
class Proto2 {
  public static void main(String[] a) throws Exception {
    var gpu = new GpuSheets(new JsonCodec()).require(new GpuId("rtx-3080"));
    for (String n : List.of("vgg19","resnet152","distilbert","inceptionv3")) {
      var p = ModelledEngines.profile(NetworkCatalogue.require(n), gpu, 1, Precision.TF32);
      System.out.println(n + " " + p.kernelNanos());
      int i=0; for (var k : p.kernels()) { if (i++ > 40) break; System.out.printf("  %-60.60s %7d ns blocks %5d thr %4d reg %3d smem %6d flops %.2g dram %.2g%n", k.name()+"|"+k.layer(), k.soloNanos(), k.blocks(), k.threadsPerBlock(), k.registersPerThread(), k.sharedMemoryPerBlockBytes(), k.flops(), k.dramBytes()); }
    }
  }
}
