#!/usr/bin/env python3
"""Exports the networks of the recording suite as ONNX, with random weights and a free batch size.

    python3 src/build/export_onnx.py DIR [NAME ...]     default: all; --list prints the names

Needs PyTorch; torchvision for the image networks and transformers for the language ones. Nothing is
downloaded: every network is built from its configuration. A network that fails is reported and the
others go on; the exit code is 1 when none was written. Where no Python is, `optimum networks --onnx
DIR` writes the same networks from the workbench's own catalogue.
"""

import argparse
import hashlib
import importlib
import pathlib
import sys

OPSET = 17
SEED = 42
SEQUENCE = 128


def vision(name, size=224, **options):
    """A classifier of torchvision on square images."""

    def build(torch):
        models = importlib.import_module("torchvision.models")
        network = getattr(models, name)(weights=None, **options)
        return network, (torch.zeros(1, 3, size, size),), ["image"]

    return build


def language(model, configuration, **options):
    """An encoder of transformers on token ids."""

    def build(torch):
        library = importlib.import_module("transformers")
        settings = getattr(library, configuration)(**options)
        settings._attn_implementation = "eager"
        network = getattr(library, model)(settings)
        network.config.return_dict = False
        return network, (torch.ones(1, SEQUENCE, dtype=torch.int32),), ["input_ids"]

    return build


# Ids are those of the workbench's catalogue where it has the network.
NETWORKS = {
    "resnet18": vision("resnet18"),
    "resnet50": vision("resnet50"),
    "resnet152": vision("resnet152"),
    "mobilenetv2": vision("mobilenet_v2"),
    "efficientnet-b0": vision("efficientnet_b0"),
    "squeezenet11": vision("squeezenet1_1"),
    "vgg19": vision("vgg19"),
    "densenet201": vision("densenet201"),
    "inceptionv3": vision("inception_v3", 299, aux_logits=False, init_weights=False),
    "vit-b16": vision("vit_b_16"),
    "bert-base": language("BertModel", "BertConfig"),
    "distilbert": language("DistilBertModel", "DistilBertConfig"),
}


def export(torch, name, folder):
    torch.manual_seed(SEED)
    network, example, inputs = NETWORKS[name](torch)
    file = folder / f"{name}.onnx"
    part = folder / f"{name}.onnx.part"
    options = {"dynamo": False} if "dynamo" in torch.onnx.export.__code__.co_varnames else {}
    torch.onnx.export(
        network.eval(),
        example,
        str(part),
        input_names=inputs,
        output_names=["output"],
        dynamic_axes={each: {0: "batch"} for each in [*inputs, "output"]},
        opset_version=OPSET,
        do_constant_folding=True,
        **options,
    )
    part.replace(file)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    print(f"wrote {file} ({file.stat().st_size / 1e6:.1f} MB, sha256 {digest})", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path, nargs="?")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--list", action="store_true", help="print the names and exit")
    given = parser.parse_args()
    if given.list:
        print("\n".join(NETWORKS))
        return 0
    unknown = [name for name in given.names if name not in NETWORKS]
    if given.folder is None or unknown:
        parser.error(f"no network {unknown[0]}; see --list" if unknown else "say which folder")
    try:
        torch = importlib.import_module("torch")
    except ImportError as error:
        print(f"PyTorch is missing ({error}). Use: optimum networks --onnx {given.folder}")
        return 1
    given.folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for name in given.names or NETWORKS:
        try:
            export(torch, name, given.folder)
            written += 1
        except Exception as error:  # one network's failure does not stop the rest
            print(f"failed {name}: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
    return 0 if written else 1


if __name__ == "__main__":
    sys.exit(main())
