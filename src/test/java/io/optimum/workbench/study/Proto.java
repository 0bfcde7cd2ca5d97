package io.optimum.workbench.study;
import io.optimum.workbench.codec.*; import io.optimum.workbench.domain.*; import io.optimum.workbench.importer.colocation.*;
import io.optimum.workbench.network.*; import io.optimum.workbench.device.*; import io.optimum.workbench.device.sim.*;
import java.nio.file.*; import java.util.*;
class Proto {
  public static void main(String[] a) throws Exception {
    var g0 = new GpuSheets(new JsonCodec()).require(new GpuId("rtx-3080"));
    var gpu = new GpuSpec(g0.id(),g0.name(),g0.computeCapability(),g0.smCount(),g0.boostClockHertz(),g0.smLimits(),g0.peakFlopsPerSecond(),g0.dramBytesPerSecond(),g0.l2Bytes(),g0.l2BytesPerSecond(),g0.pcieBytesPerSecond(),g0.memoryBytes(),g0.boardPowerWatts(),g0.copyEngines(),Long.getLong("x.launch",g0.launchHostNanos()),Long.getLong("x.gap",g0.kernelGapNanos()),g0.graphKernelGapNanos(),g0.sources());
    DeviceOpener opener = c -> new SimulatedGpu(((DeviceChoice.Simulated) c).gpu(), SimulatorOptions.standard().withContention(!Boolean.getBoolean("x.nocont")));
    EngineModel model = (m, b) -> ModelledEngines.profile(NetworkCatalogue.require(m), gpu, b, Precision.TF32);
    long s = a.length>0?Long.parseLong(a[0]):10;
    var v = new MixValidation(opener, gpu, s*1_000_000_000L, 1);
    List<ClientComparison> all = new ArrayList<>();
    for (var mix : DisbReader.read(Path.of("../shared/samples/measured/disb-rtx3080/disb_rtx3080_nway.csv"), "trt")) {
      var e = v.engines(mix, model);
      if (mix.name().equals("C")) e.forEach((k,p) -> System.out.println(k+" "+p.kernels().size()+" "+p.source().replaceAll(".*scaled","scaled")));
      for (var r : v.compare(mix, e)) { all.add(r); System.out.printf("%-5s %-16s %7.2f %7.2f %+.1f%% n=%d%n", r.mix(), r.client(), r.measuredSlowdown(), r.simulatedSlowdown(), 100*r.errorFraction(), r.sampleCount()); }
    }
    var rep = new ValidationReport("","",1,all,List.of(),List.of());
    System.out.println(rep.mape()+" "+rep.mapeByMix()+"\n"+rep.mapeByModel()+"\n"+rep.biasByModel()+" rho "+rep.spearman());
  }
}
