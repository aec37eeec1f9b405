"""denoising, 784-64-784 (101200 trained numbers), as a Keras script.

Made by Bottleneck from these settings:

    base = dense
    damage = masking
    level = 0.3
    dropout = 0
    widths = 64
    activation = relu
    codeActivation = relu
    outputActivation = sigmoid
    tied = false
    channels = 32-32
    loss = bce
    optimizer = adam
    learningRate = 0.003
    momentum = 0.9

Needs Keras 3 on TensorFlow, and numpy. Train it, go on from exported weights, or ask it:

    python3 SCRIPT --data FOLDER
    python3 SCRIPT --data FOLDER --weights weights.safetensors
    python3 SCRIPT --weights weights.safetensors --images images.npy --answers answers.npy

FOLDER holds the four files of MNIST or of one of its relatives, gzipped or not: train-images-idx3-ubyte,
train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte; names may have more in front, as EMNIST's.
images.npy holds rows of 784 pixels in
0...1. What was trained is saved as trained.safetensors, which the lab can import. Weights and batches are drawn
by numpy here, so curves agree with the browser's in kind, not in every digit.
"""

import argparse
import gzip
import json
import os
import struct

import numpy as np
import keras
import tensorflow as tf
from keras import ops

SEED = 1
BATCH_SIZE = 128
EPOCHS = 10
LEVEL = 0.3  # how much of an image is damaged

CHANCE = np.random.default_rng(SEED)

keras.utils.set_random_seed(SEED)


def tensor(values):
    return ops.convert_to_tensor(values, "float32")


def array(values):
    return ops.convert_to_numpy(values)


def variables(arrays):
    """Arrays by name as what can be trained."""
    return {name: keras.Variable(tensor(values), name=name.replace(".", "_")) for name, values in arrays.items()}


def assign(variable, values):
    variable.assign(tensor(values))


def descend(optimizer, moving, loss):
    """One update of the variables in moving; returns the loss before it."""
    with tf.GradientTape() as tape:
        value = loss()
    gradients = tape.gradient(value, [variable.value for variable in moving])
    optimizer.apply_gradients([pair for pair in zip(gradients, moving) if pair[0] is not None])
    return float(value)


def uniform(like):
    return keras.random.uniform(ops.shape(like))


# ---- the model ----


def glorot(shape):
    """Uniform in +-sqrt(6 / (inputs + outputs)); a 3 by 3 kernel has nine of each."""
    limit = (6 / (np.prod(shape[:-2]) * (shape[-2] + shape[-1]))) ** 0.5
    return CHANCE.uniform(-limit, limit, shape)


def first_weights():
    """Every variable, named as in the files of weights."""
    return variables(
        {
            "encoder.0.W": glorot((784, 64)),
            "encoder.0.b": np.zeros((64,)),
            "decoder.0.W": glorot((64, 784)),
            "decoder.0.b": np.zeros((784,)),
        }
    )


def cross_entropy(y, x):
    """Of the image sigmoid(y) against x, mean over pixels and batch; right at any y."""
    return ops.mean(ops.relu(y) - y * x + ops.softplus(-abs(y)))


def damage(x):
    """What the encoder sees while training (masking); new damage each time."""
    return ops.where(uniform(x) < LEVEL, ops.zeros_like(x), x)


def encode(w, x):
    """Image to code, [B, 784] to [B, 64]."""
    return ops.relu(x @ w["encoder.0.W"] + w["encoder.0.b"])  # [B, 64]


def to_logits(w, z):
    """Code to image, before the last activation."""
    return z @ w["decoder.0.W"] + w["decoder.0.b"]  # [B, 784]


def reconstruct(w, x):
    """x' of x, [B, 784] each."""
    return ops.sigmoid(to_logits(w, encode(w, x)))


def loss(w, x, step):
    """What training lowers; step counts updates from 0."""
    z = encode(w, damage(x))
    y = to_logits(w, z)
    return cross_entropy(y, x)


# ---- training ----


def batches(count):
    """Endless: positions of the images of a batch; every epoch in a new order, an incomplete last one left out."""
    size = min(BATCH_SIZE, count)
    while True:
        order = CHANCE.permutation(count)
        for start in range(0, count - size + 1, size):
            yield order[start : start + size]


def train(w, images, labels, step, epochs):
    """Lowers the loss; returns how many updates the weights have seen."""
    moving = list(w.values())
    optimizer = keras.optimizers.Adam(0.003, epsilon=1e-7)
    which = batches(len(images))
    for epoch in range(epochs):
        losses = []
        for _ in range(max(1, len(images) // BATCH_SIZE)):
            x = tensor(images[next(which)])
            losses.append(descend(optimizer, moving, lambda: loss(w, x, step)))
            step += 1
        print(f"epoch {epoch + 1} of {epochs}: loss {np.mean(losses):.5f}", flush=True)
    return step


# ---- files ----


def read_safetensors(path):
    """Arrays by name, and what the file says about itself."""
    with open(path, "rb") as file:
        data = file.read()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    about = header.pop("__metadata__", {})
    arrays = {}
    for name, entry in header.items():
        start, end = (8 + length + offset for offset in entry["data_offsets"])
        arrays[name] = np.frombuffer(data[start:end], "<f4").reshape(entry["shape"]).copy()
    return arrays, about


def write_safetensors(path, arrays, about):
    header, at = {"__metadata__": about}, 0
    for name, values in arrays.items():
        places = [at, at + 4 * values.size]
        header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": places}
        at = places[1]
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for values in arrays.values():
            file.write(np.ascontiguousarray(values, "<f4").tobytes())


def read_idx(folder, split, kind):
    """What an IDX file holds, gzipped or not, and its path; the name may have more in front, as EMNIST's do."""
    words = ["train"] if split == "train" else ["t10k", "test"]
    ends = tuple(f"{word}-{kind}-ubyte{end}" for word in words for end in ("", ".gz"))
    found = sorted(name for name in os.listdir(folder) if name.endswith(ends))
    if len({name.removesuffix(".gz") for name in found}) != 1:
        raise SystemExit(f"{folder}: expected one file named ...{ends[0]} or ...{ends[1]}, got {len(found)}")
    path = os.path.join(folder, found[0])
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        data = file.read()
    sides = struct.unpack(f">{data[3]}I", data[4 : 4 + 4 * data[3]])
    values = np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(sides)
    # EMNIST is published column after column; the lab turns it by the same sign.
    return (values.swapaxes(1, 2) if "emnist" in found[0].lower() and len(sides) == 3 else values), path


def as_rows(images, path):
    """Images [N, ...] as rows of pixels, [N, 784]."""
    if np.prod(images.shape[1:]) != 784:
        raise SystemExit(
            f"{path}: expected images of 28 by 28 pixels, got an array of {images.shape}; "
            "scale them to that size"
        )
    return images.reshape(-1, 784).astype(np.float32)


def read_set(folder, split):
    """Images [N, 784] in 0...1, and their labels [N]."""
    images = as_rows(*read_idx(folder, split, "images-idx3")) / 255
    return images, read_idx(folder, split, "labels-idx1")[0]


SHAPES = {
    "encoder.0.W": (784, 64),
    "encoder.0.b": (64,),
    "decoder.0.W": (64, 784),
    "decoder.0.b": (784,),
}


def load(w, path):
    """Puts a file's arrays into w; returns how many updates they have seen."""
    arrays, about = read_safetensors(path)
    for name, shape in SHAPES.items():
        got = arrays[name].shape if name in arrays else "nothing"
        if got != shape:
            raise SystemExit(f"{path}: expected {name} of {shape}, got {got}; export a model of these settings")
        assign(w[name], arrays[name])
    return int(about.get("step", 0))


def save(w, path, step):
    arrays = {name: array(variable) for name, variable in w.items()}
    write_safetensors(path, arrays, {"family": "denoising", "step": str(step)})


def answers(w, images, step):
    """What the model makes of images, 500 at a time."""
    parts = [images[start : start + 500] for start in range(0, len(images), 500)]
    return np.concatenate([array(reconstruct(w, tensor(part))) for part in parts])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", help="folder of IDX files to train on")
    parser.add_argument("--weights", help="safetensors to start from")
    parser.add_argument("--images", help="rows of pixels to ask about, .npy")
    parser.add_argument("--answers", default="answers.npy", help="where the answers go, .npy")
    parser.add_argument("--save", default="trained.safetensors", help="where the trained weights go")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options, _ = parser.parse_known_args()  # a notebook adds arguments of its own
    w, step = first_weights(), 0
    if options.weights:
        step = load(w, options.weights)
    if options.images:
        images = as_rows(np.load(options.images), options.images)
        np.save(options.answers, answers(w, images, step))
        return
    if not options.data:
        parser.error("give --data FOLDER to train, or --weights and --images to ask")
    images, labels = read_set(options.data, "train")
    step = train(w, images, labels, step, options.epochs)
    save(w, options.save, step)
    images, labels = read_set(options.data, "t10k")
    error = np.square(answers(w, images, step) - images).mean()
    print(f"squared error on {len(images)} test images, mean over pixels: {error:.5f}")
    print(f"saved {options.save} after {step} updates")


if __name__ == "__main__":
    main()
