"""pca, 784-20-784 (16484 trained numbers), as a PyTorch script.

Made by Bottleneck from these settings:

    components = 20

Needs PyTorch 1.13 or newer, and numpy. Train it, go on from exported weights, or ask it:

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
import torch
import torch.nn.functional as F

SEED = 1
BATCH_SIZE = 128
EPOCHS = 10
COMPONENTS = 20

CHANCE = np.random.default_rng(SEED)

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
torch.manual_seed(SEED)


def tensor(values):
    return torch.as_tensor(values, dtype=torch.float32, device=DEVICE)


def array(values):
    return values.detach().cpu().numpy()


def variables(arrays):
    """Arrays by name as what can be trained."""
    return {name: tensor(values).clone().requires_grad_() for name, values in arrays.items()}


def assign(variable, values):
    with torch.no_grad():
        variable.copy_(tensor(values))


def descend(optimizer, moving, loss):
    """One update of the variables in moving; returns the loss before it."""
    value = loss()
    gradients = torch.autograd.grad(value, moving, allow_unused=True)
    for variable, gradient in zip(moving, gradients):
        variable.grad = gradient
    optimizer.step()
    return float(value)


# ---- the model ----


def first_weights():
    """Every variable, named as in the files of weights."""
    return variables(
        {
            "mean": np.zeros((784,)),
            "components": np.zeros((20, 784)),
            "explained": np.zeros((20,)),
        }
    )


def fit(w, images):
    """The directions of largest variance of all images: no training, one solution."""
    mean = images.mean(0, dtype=np.float64)
    covariance = images.T.astype(np.float64) @ images / len(images) - np.outer(mean, mean)
    values, vectors = np.linalg.eigh(covariance)  # smallest first
    order = np.argsort(-values)[:COMPONENTS]
    assign(w["mean"], mean)
    assign(w["components"], vectors[:, order].T)
    assign(w["explained"], values[order] / np.trace(covariance))


def encode(w, x):
    """Image to code, [B, 784] to [B, 20]."""
    return (x - w["mean"]) @ torch.t(w["components"])


def reconstruct(w, x):
    """x' of x, [B, 784] each."""
    return encode(w, x) @ w["components"] + w["mean"]


# ---- training ----


def train(w, images, labels, step, epochs):
    """Nothing to train: one look at all images gives the solution."""
    fit(w, images)
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
    "mean": (784,),
    "components": (20, 784),
    "explained": (20,),
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
    write_safetensors(path, arrays, {"family": "pca", "step": str(step)})


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
