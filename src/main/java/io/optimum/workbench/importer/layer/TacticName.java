package io.optimum.workbench.importer.layer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the name of a kernel tells about its tile, threads and arithmetic.
///
/// Two families spell their tile out. *xmma*:
/// `tilesize128x64x32_stage3_warpsize2x2x1…tensor16x8x16` (M, N and K of the tile; stages of the
/// pipeline; warps; tensor instruction). *cuDNN-like*: `h16816cudnn_128x64_sliced1x2…stages_64x3`
/// (tile; K slices; K of a stage and stages). Everything else is taken for [#UNSPELLED].
///
/// @param tileM outputs (N·H·W) of one block
/// @param tileN output channels of one block
/// @param tileK depth of one stage
/// @param stages of the pipeline, each with its shared memory
/// @param splitK blocks that share the sums of one tile
/// @param threads of one block; 0 = not in the name
public record TacticName(int tileM, int tileN, int tileK, int stages, int splitK, int threads) {
  /// The commonest tile in cuDNN and CUTLASS for engines of batch 1 to 32.
  private static final TacticName UNSPELLED = new TacticName(128, 64, 32, 2, 1, 128);

  private static final Pattern XMMA_TILE =
      Pattern.compile("tilesize(\\d{1,4})x(\\d{1,4})x(\\d{1,4})");
  private static final Pattern XMMA_STAGE = Pattern.compile("stage(\\d{1,2})(?!\\d)");
  private static final Pattern XMMA_WARPS = Pattern.compile("warpsize(\\d)x(\\d)x(\\d)");
  private static final Pattern CUDNN_TILE = Pattern.compile("_(\\d{2,3})x(\\d{2,3})(?=_|$)");
  private static final Pattern CUDNN_STAGES = Pattern.compile("stages_(\\d{2,3})x(\\d)");
  private static final Pattern SLICED = Pattern.compile("sliced1x(\\d)");
  private static final Pattern SPLIT_K = Pattern.compile("split_?k_?(\\d{1,3})");
  private static final Pattern TENSOR =
      Pattern.compile(
          "tensor\\d+x|[hsi]\\d{3,5}cudnn|[hsi](?:884|1688|8816|16816|16832)|hmma|imma");

  /// Outputs of a tile per thread: tensor cores keep 128 of them in registers, CUDA cores 64, as
  /// `128x128` runs with 128 and 256 threads respectively in cuDNN 8.
  private static final int OUTPUTS_PER_TENSOR_THREAD = 128;

  private static final int OUTPUTS_PER_THREAD = 64;

  /// @param tactic may be empty
  static TacticName parse(String tactic) {
    String name = tactic.toLowerCase(Locale.ROOT);
    int splitK = Math.max(1, number(SPLIT_K.matcher(name), 1).orElse(1));
    Matcher xmma = XMMA_TILE.matcher(name);
    if (xmma.find()) {
      return xmma(name, xmma, splitK);
    }
    Matcher cudnn = CUDNN_TILE.matcher(name);
    return cudnn.find() ? cudnn(name, cudnn, splitK) : UNSPELLED;
  }

  /// Whether the name tells of tensor cores.
  public static boolean usesTensorCores(String tactic) {
    return TENSOR.matcher(tactic.toLowerCase(Locale.ROOT)).find();
  }

  private static TacticName xmma(String name, Matcher tile, int splitK) {
    int m = atLeastOne(tile, 1);
    int n = atLeastOne(tile, 2);
    Matcher warps = XMMA_WARPS.matcher(name);
    int threads =
        warps.find()
            ? 32 * atLeastOne(warps, 1) * atLeastOne(warps, 2) * atLeastOne(warps, 3)
            : threads(name, m, n, 1);
    int stages = Math.max(1, number(XMMA_STAGE.matcher(name), 1).orElse(1));
    return new TacticName(m, n, atLeastOne(tile, 3), stages, splitK, Math.min(threads, 1024));
  }

  private static TacticName cudnn(String name, Matcher tile, int splitK) {
    int m = atLeastOne(tile, 1);
    int n = atLeastOne(tile, 2);
    Matcher stages = CUDNN_STAGES.matcher(name);
    boolean staged = stages.find();
    int slices = Math.max(1, number(SLICED.matcher(name), 1).orElse(1));
    return new TacticName(
        m,
        n,
        staged ? atLeastOne(stages, 1) : 32,
        staged ? atLeastOne(stages, 2) : 2,
        splitK,
        threads(name, m, n, slices));
  }

  private static int threads(String name, int m, int n, int slices) {
    int outputs = usesTensorCores(name) ? OUTPUTS_PER_TENSOR_THREAD : OUTPUTS_PER_THREAD;
    int warps = Math.max(2, (m * n / outputs + 31) / 32);
    return Math.min(256, warps * 32 * slices);
  }

  private static Optional<Integer> number(Matcher matcher, int group) {
    return matcher.find() ? Optional.of(Integer.parseInt(matcher.group(group))) : Optional.empty();
  }

  private static int atLeastOne(Matcher matcher, int group) {
    return Math.max(1, Integer.parseInt(matcher.group(group)));
  }
}
