#!/usr/bin/env python3
"""Exports the networks of the recording suite as ONNX, with random weights and a free batch size.

    python3 src/build/export_onnx.py DIR [NAME ...]     default: all; --list prints the names

Needs PyTorch; torchvision for the image networks and transformers for the language ones; the detector
and the recommender are written here. Nothing is downloaded: every network is built from its configuration. A network that fails is reported and the
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


def yolo_v4(torch):
    """YOLOv4 (Bochkovskiy et al., 2020; cfg/yolov4.cfg of Darknet) on 416 x 416, boxes undecoded."""
    nn = torch.nn

    def unit(channels, width, kernel, activation=nn.LeakyReLU, stride=1):
        slope = [0.1] if activation is nn.LeakyReLU else []
        return nn.Sequential(
            nn.Conv2d(channels, width, kernel, stride, kernel // 2, bias=False),
            nn.BatchNorm2d(width),
            activation(*slope),
        )

    def alternating(channels, width, count):
        """1x1 and 3x3 in turn, the latter twice as wide."""
        units = []
        for i in range(count):
            wide = (1 + i % 2) * width
            units.append(unit(channels, wide, 1 + 2 * (i % 2)))
            channels = wide
        return nn.Sequential(*units)

    class Stage(nn.Module):
        """A cross stage partial stage: half the channels pass the residual blocks."""

        def __init__(self, channels, width, blocks, first=False):
            super().__init__()
            half = width if first else width // 2
            inner = half // 2 if first else half
            self.down = unit(channels, width, 3, nn.Mish, 2)
            self.aside = unit(width, half, 1, nn.Mish)
            self.along = unit(width, half, 1, nn.Mish)
            self.blocks = nn.ModuleList(
                nn.Sequential(unit(half, inner, 1, nn.Mish), unit(inner, half, 3, nn.Mish))
                for _ in range(blocks)
            )
            self.last = unit(half, half, 1, nn.Mish)
            self.join = unit(2 * half, width, 1, nn.Mish)

        def forward(self, x):
            x = self.down(x)
            y = self.along(x)
            for block in self.blocks:
                y = y + block(y)
            return self.join(torch.cat([self.last(y), self.aside(x)], 1))

    class Detector(nn.Module):
        def __init__(self, outputs=3 * (80 + 5)):
            super().__init__()
            self.stem = unit(3, 32, 3, nn.Mish)
            self.stages = nn.ModuleList(
                [
                    Stage(32, 64, 1, True),
                    Stage(64, 128, 2),
                    Stage(128, 256, 8),
                    Stage(256, 512, 8),
                    Stage(512, 1024, 4),
                ]
            )
            self.before = alternating(1024, 512, 3)
            self.pools = nn.ModuleList(nn.MaxPool2d(k, 1, k // 2) for k in (13, 9, 5))
            self.after = alternating(2048, 512, 3)
            self.lateral = nn.ModuleList([unit(512, 256, 1), unit(256, 128, 1)])
            self.skip = nn.ModuleList([unit(512, 256, 1), unit(256, 128, 1)])
            self.up = nn.ModuleList([alternating(512, 256, 5), alternating(256, 128, 5)])
            self.shrink = nn.ModuleList(
                [unit(128, 256, 3, stride=2), unit(256, 512, 3, stride=2)]
            )
            self.down = nn.ModuleList([alternating(512, 256, 5), alternating(1024, 512, 5)])
            self.double = nn.Upsample(scale_factor=2, mode="nearest")
            self.heads = nn.ModuleList(
                nn.Sequential(unit(w, 2 * w, 3), nn.Conv2d(2 * w, outputs, 1))
                for w in (128, 256, 512)
            )

        def forward(self, image):
            x = self.stem(image)
            levels = []
            for stage in self.stages:
                x = stage(x)
                levels.append(x)
            fine, middle, coarse = levels[2:]
            coarse = self.before(coarse)
            pooled = [pool(coarse) for pool in self.pools]
            coarse = self.after(torch.cat([*pooled, coarse], 1))
            middle = self.upwards(0, coarse, middle)
            fine = self.upwards(1, middle, fine)
            middle = self.downwards(0, fine, middle)
            coarse = self.downwards(1, middle, coarse)
            flat = [
                torch.flatten(head(level), 1)
                for head, level in zip(self.heads, (fine, middle, coarse))
            ]
            return torch.cat(flat, 1)

        def upwards(self, i, coarse, fine):
            up = self.double(self.lateral[i](coarse))
            return self.up[i](torch.cat([self.skip[i](fine), up], 1))

        def downwards(self, i, fine, coarse):
            return self.down[i](torch.cat([self.shrink[i](fine), coarse], 1))

    return Detector(), (torch.zeros(1, 3, 416, 416),), ["image"]


def dien(torch):
    """A recommender after DIEN (Zhou et al., 2019), sizes of its code for Amazon Books, history 50.

    Both recurrent layers go step by step: the second is gated by the attention, which no ready-made
    layer is.
    """
    nn = torch.nn
    history, embedding = 50, 18
    width = 2 * embedding

    class Recommender(nn.Module):
        def __init__(self):
            super().__init__()
            self.user = nn.Embedding(543060, embedding)
            self.item = nn.Embedding(367983, embedding)
            self.category = nn.Embedding(1601, embedding)
            self.interest = nn.GRUCell(width, width)
            self.query = nn.Linear(width, width)
            self.score = perceptron(width, 80, 40, 1)
            self.update = nn.Linear(2 * width, width)
            self.reset = nn.Linear(2 * width, width)
            self.candidate = nn.Linear(2 * width, width)
            self.norm = nn.BatchNorm1d(embedding + 2 * width)
            self.click = perceptron(embedding + 2 * width, 200, 80, 2)

        def forward(self, user, item, category, items, categories):
            target = self.pair(item, category)
            past = self.pair(items, categories)
            state = torch.zeros_like(past[:, 0])
            interests = []
            for step in range(history):
                state = self.interest(past[:, step], state)
                interests.append(state)
            seen = torch.stack(interests, 1)
            weights = torch.softmax(self.score(seen * self.query(target)), 1)
            state = torch.zeros_like(target[:, 0])
            for step in range(history):
                state = self.evolved(seen[:, step], state, weights[:, step])
            x = torch.cat([self.user(user)[:, 0], target[:, 0], state], 1)
            return torch.softmax(self.click(self.norm(x)), 1)

        def pair(self, items, categories):
            return torch.cat([self.item(items), self.category(categories)], 2)

        def evolved(self, x, state, weight):
            """A gated recurrent step, its update gate scaled by the attention."""
            both = torch.cat([x, state], 1)
            update = weight * torch.sigmoid(self.update(both))
            reset = torch.sigmoid(self.reset(both))
            new = torch.tanh(self.candidate(torch.cat([x, reset * state], 1)))
            return (1 - update) * state + update * new

    def perceptron(size, first, second, out):
        return nn.Sequential(
            nn.Linear(size, first),
            nn.Sigmoid(),
            nn.Linear(first, second),
            nn.Sigmoid(),
            nn.Linear(second, out),
        )

    one = torch.zeros(1, 1, dtype=torch.int32)
    many = torch.zeros(1, history, dtype=torch.int32)
    names = ["user", "item", "category", "items", "categories"]
    return Recommender(), (one, one, one, many, many), names


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
    "yolov4": yolo_v4,
    "dien": dien,
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
