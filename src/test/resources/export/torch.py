"""As much of PyTorch as src/build/export_onnx.py uses for its own networks, with shapes and counts only.

A tensor is its shape, a layer checks the shape it is given and counts its parameters, and an export writes
both as JSON.
"""

import json
from types import SimpleNamespace

int32 = "int32"


class Tensor:
    def __init__(self, *shape):
        self.shape = shape

    def joined(self, other):
        """The shape of an operation between elements."""
        if not isinstance(other, Tensor):
            return Tensor(*self.shape)
        size = max(len(self.shape), len(other.shape))
        pairs = zip(*((1,) * (size - len(t.shape)) + t.shape for t in (self, other)))
        shape = []
        for a, b in pairs:
            if a != b and 1 not in (a, b):
                raise ValueError(f"shapes {self.shape} and {other.shape} do not go together")
            shape.append(max(a, b))
        return Tensor(*shape)

    __add__ = __mul__ = __sub__ = __rsub__ = joined

    def __getitem__(self, index):
        everything, at = index
        if everything != slice(None) or not 0 <= at < self.shape[1]:
            raise IndexError(index)
        return Tensor(self.shape[0], *self.shape[2:])


class Module:
    own = 0

    def __init__(self):
        pass

    def __call__(self, *inputs):
        return self.forward(*inputs)

    def eval(self):
        return self

    def children(self):
        return [each for each in vars(self).values() if isinstance(each, Module)]

    def parameters(self):
        return self.own + sum(each.parameters() for each in self.children())


class ModuleList(Module):
    def __init__(self, layers):
        self.layers = list(layers)

    def children(self):
        return self.layers

    def __iter__(self):
        return iter(self.layers)

    def __getitem__(self, index):
        return self.layers[index]


class Sequential(ModuleList):
    def __init__(self, *layers):
        super().__init__(layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


class Windows(Module):
    def __init__(self, kernel, stride, padding):
        self.kernel, self.stride, self.padding = kernel, stride, padding

    def windows(self, size):
        return (size + 2 * self.padding - self.kernel) // self.stride + 1

    def forward(self, x):
        batch, channels, height, width = x.shape
        return Tensor(batch, channels, self.windows(height), self.windows(width))


class Conv2d(Windows):
    def __init__(self, channels, width, kernel, stride=1, padding=0, bias=True):
        super().__init__(kernel, stride, padding)
        self.channels, self.width = channels, width
        self.own = channels * width * kernel * kernel + bias * width

    def forward(self, x):
        expect(x.shape[1], self.channels)
        batch, _, height, width = super().forward(x).shape
        return Tensor(batch, self.width, height, width)


class Norm(Module):
    def __init__(self, channels):
        self.channels = channels
        self.own = 2 * channels

    def forward(self, x):
        expect(x.shape[1], self.channels)
        return x


class Linear(Module):
    def __init__(self, size, width):
        self.size, self.width = size, width
        self.own = (size + 1) * width

    def forward(self, x):
        expect(x.shape[-1], self.size)
        return Tensor(*x.shape[:-1], self.width)


class Embedding(Module):
    def __init__(self, rows, width):
        self.width = width
        self.own = rows * width

    def forward(self, x):
        return Tensor(*x.shape, self.width)


class GRUCell(Module):
    def __init__(self, size, width):
        self.size, self.width = size, width
        self.own = 3 * width * (size + width + 2)

    def forward(self, x, state):
        expect(x.shape[-1], self.size)
        expect(state.shape[-1], self.width)
        return state


class Upsample(Module):
    def __init__(self, scale_factor, mode):
        self.factor = scale_factor

    def forward(self, x):
        return Tensor(*x.shape[:2], *(self.factor * each for each in x.shape[2:]))


class Activation(Module):
    def __init__(self, *settings):
        pass

    def forward(self, x):
        return x


def expect(found, wanted):
    if found != wanted:
        raise ValueError(f"a layer for {wanted} was given {found}")


def zeros(*shape, dtype=None):
    return Tensor(*shape)


def cat(tensors, axis):
    shape = list(tensors[0].shape)
    for other in tensors[1:]:
        for i, (a, b) in enumerate(zip(shape, other.shape, strict=True)):
            if i != axis:
                expect(b, a)
        shape[axis] += other.shape[axis]
    return Tensor(*shape)


def flatten(x, start):
    size = 1
    for each in x.shape[start:]:
        size *= each
    return Tensor(*x.shape[:start], size)


def stack(tensors, axis):
    shape = list(tensors[0].shape)
    shape.insert(axis, len(tensors))
    return Tensor(*shape)


def softmax(x, axis):
    return x


def same(x):
    return x


sigmoid = tanh = zeros_like = manual_seed = same

nn = SimpleNamespace(
    Module=Module,
    ModuleList=ModuleList,
    Sequential=Sequential,
    Conv2d=Conv2d,
    MaxPool2d=Windows,
    BatchNorm1d=Norm,
    BatchNorm2d=Norm,
    Linear=Linear,
    Embedding=Embedding,
    GRUCell=GRUCell,
    Upsample=Upsample,
    LeakyReLU=Activation,
    Mish=Activation,
    Sigmoid=Activation,
)


def write(network, example, file, *, input_names, output_names, dynamic_axes, dynamo=None, **options):
    expect(len(example), len(input_names))
    found = {
        "inputs": input_names,
        "output": list(network(*example).shape),
        "parameters": network.parameters(),
    }
    with open(file, "w", encoding="utf-8") as out:
        json.dump(found, out)


onnx = SimpleNamespace(export=write)
