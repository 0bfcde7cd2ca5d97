package io.optimum.workbench.network;

import io.optimum.workbench.network.family.PatchTransformers;
import io.optimum.workbench.network.family.Recommenders;
import io.optimum.workbench.network.family.Transformers;
import java.util.List;

/// Networks over text, sound and user histories.
final class SequenceNetworks {
  private static final String SUMMED = "none published, summed from its layers";
  private static final String TINYBERT =
      "Jiao et al., TinyBERT (2020), table 1: FLOPs at sequence length 128, two per multiply-add; ";
  private static final String KAPLAN =
      "Kaplan et al., Scaling Laws (2020), table 1: N + layers * length * width multiply-adds for"
          + " each token; ";

  static final List<NetworkEntry> ALL =
      List.of(
          new NetworkEntry(
              "bert-base",
              "BERT-base (sequence 128)",
              () -> Transformers.bertBase(128),
              109_482_240,
              11_250_000_000L,
              TINYBERT + "parameters of bert-base-uncased with pooler"),
          new NetworkEntry(
              "bert-large",
              "BERT-large (sequence 128)",
              () -> Transformers.bertLarge(128),
              335_141_888,
              39_057_358_848L,
              KAPLAN + "parameters of bert-large-uncased with pooler"),
          new NetworkEntry(
              "distilbert",
              "DistilBERT (sequence 128)",
              () -> Transformers.distilBert(128),
              66_362_880,
              5_650_000_000L,
              TINYBERT + "parameters of distilbert-base-uncased"),
          new NetworkEntry(
              "distilbert-32",
              "DistilBERT (sequence 32)",
              () -> Transformers.distilBert(32),
              66_362_880,
              1_368_391_680,
              SUMMED + "; parameters of distilbert-base-uncased"),
          new NetworkEntry(
              "gpt2-small",
              "GPT-2 small (sequence 128)",
              () -> Transformers.gpt2Small(128),
              124_439_808,
              15_963_095_040L,
              KAPLAN + "plus the scores over 50257 tokens; parameters of gpt2"),
          new NetworkEntry(
              "t5-base-encoder",
              "T5-base encoder (sequence 128)",
              () -> Transformers.t5BaseEncoder(128),
              109_628_544,
              11_022_630_912L,
              KAPLAN + "parameters of the encoder of t5-base"),
          new NetworkEntry(
              "whisper-base-encoder",
              "Whisper base encoder",
              PatchTransformers::whisperBaseEncoder,
              20_590_592,
              43_683_840_000L,
              "parameters of the encoder of openai/whisper-base; multiply-adds: " + SUMMED),
          new NetworkEntry(
              "whisper-small-encoder",
              "Whisper small encoder",
              PatchTransformers::whisperSmallEncoder,
              88_154_112,
              172_081_152_000L,
              "parameters of the encoder of openai/whisper-small; multiply-adds: " + SUMMED),
          new NetworkEntry(
              "dien",
              "DIEN-like recommender (history 50)",
              Recommenders::dien,
              16485771,
              1119056,
              "Sizes of Zhou et al., DIEN (2019), code for Amazon Books; no published counts known,"
                  + " so these are summed from its sizes"));

  private SequenceNetworks() {}
}
