/** What surrounds the model in every script: batches and stages, files, the command line. */
import type { Dialect } from './dialects.ts'
import { type Piece, type ScriptStage, tuple } from './piece.ts'

export function firstWeights({ weights }: Piece): string {
  const glorot = weights.some(({ value }) => value.includes('glorot('))
    ? `
def glorot(shape):
    """Uniform in +-sqrt(6 / (inputs + outputs)); a 3 by 3 kernel has nine of each."""
    limit = (6 / (np.prod(shape[:-2]) * (shape[-2] + shape[-1]))) ** 0.5
    return CHANCE.uniform(-limit, limit, shape)

`
    : ''
  return `${glorot}
def first_weights():
    """Every variable, named as in the files of weights."""
    return variables(
        {
${weights.map(({ name, value }) => `            "${name}": ${value},`).join('\n')}
        }
    )

`
}

const batches = `
def batches(count):
    """Endless: positions of the images of a batch; every epoch in a new order, an incomplete last one left out."""
    size = min(BATCH_SIZE, count)
    while True:
        order = CHANCE.permutation(count)
        for start in range(0, count - size + 1, size):
            yield order[start : start + size]

`

const names = (moving: readonly string[] | undefined) =>
  moving ? `[${moving.map((name) => `"${name}"`).join(', ')}]` : 'None'

/** `train(w, images, labels, step, epochs)`: one loss and one optimizer, or stages with their own. */
export function training(piece: Piece, dialect: Dialect): string {
  const [only, ...more] = piece.stages
  if (!only) {
    return `
def train(w, images, labels, step, epochs):
    """Nothing to train: one look at all images gives the solution."""
    fit(w, images)
    return step

`
  }
  return more.length === 0 && !only.labelled
    ? `${batches}
def train(w, images, labels, step, epochs):
    """Lowers the loss; returns how many updates the weights have seen."""
    moving = list(w.values())
    optimizer = ${dialect.optimizer(only.optimizer)}
    which = batches(len(images))
    for epoch in range(epochs):
        losses = []
        for _ in range(max(1, len(images) // BATCH_SIZE)):
            x = tensor(images[next(which)])
            losses.append(descend(optimizer, moving, lambda: ${only.loss}(w, x, step)))
            step += 1
        print(f"epoch {epoch + 1} of {epochs}: loss {np.mean(losses):.5f}", flush=True)
    return step

`
    : stagedTraining(piece, dialect)
}

function stagedTraining({ stages, firstStep }: Piece, dialect: Dialect): string {
  const labelled = stages.some((stage) => stage.labelled)
  const line = ({ name, updates, moving, loss, optimizer, labelled: asks }: ScriptStage) =>
    `    ("${name}", ${updates ?? 'None'}, ${names(moving)}, ${loss}, lambda moving: ${dialect.optimizer(optimizer)}${labelled ? `, ${asks ? 'True' : 'False'}` : ''}),`
  const entered = stages.flatMap(({ enter }, i) => (enter ? [{ enter, i }] : []))
  const lesson = labelled
    ? `            if asks:
                rows = few[next(which_few)]
                x, y = tensor(images[rows]), tensor(np.eye(10)[labels[rows]])
                losses.append(descend(optimizer, moving, lambda: loss(w, x, y, step)))
            else:
                x = tensor(images[next(which)])
                losses.append(descend(optimizer, moving, lambda: loss(w, x, step)))`
    : `            x = tensor(images[next(which)])
            losses.append(descend(optimizer, moving, lambda: loss(w, x, step)))`
  return `
# Name, updates (None: no end), what moves (None: everything), loss, optimizer${labelled ? ', whether it looks at labels' : ''}.
STAGES = [
${stages.map(line).join('\n')}
]


def stage_at(step):
    """Position in STAGES of update number step, and of the weights that it made."""
${firstStep ? `    step -= ${firstStep}  # in the browser the closed form waits so long\n` : ''}    for i, (_, updates, *_) in enumerate(STAGES):
        if updates is None or step <= updates:
            return i
        step -= updates


def begin(w, stage):
    """What moves in a stage, its loss and its optimizer."""
    name, _, names, loss, optimizer, *asks = STAGES[stage]
    print(f"stage {stage + 1} of {len(STAGES)}: {name}", flush=True)
    moving = [w[name] for name in names or w]
    return moving, loss, optimizer(moving), *asks

${batches}
def train(w, images, labels, step, epochs):
    """Goes through the stages; returns how many updates the weights have seen."""
    stage = stage_at(step)
    moving, loss, optimizer${labelled ? ', asks' : ''} = begin(w, stage)
    which = batches(len(images))
${labelled ? '    few = labelled(labels)\n    which_few = batches(len(few))\n' : ''}    for epoch in range(epochs):
        losses = []
        for _ in range(max(1, len(images) // BATCH_SIZE)):
            if stage_at(step + 1) != stage:
                stage = stage_at(step + 1)
${entered.map(({ enter, i }) => `                if stage == ${i}:\n                    ${enter}\n`).join('')}                moving, loss, optimizer${labelled ? ', asks' : ''} = begin(w, stage)
${lesson}
            step += 1
        print(f"epoch {epoch + 1} of {epochs}: loss {np.mean(losses):.5f}", flush=True)
    return step

`
}

/** @param D pixels of an image, a square */
export const files = (D: number) => `
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
    """Images [N, ...] as rows of pixels, [N, ${D}]."""
    if np.prod(images.shape[1:]) != ${D}:
        raise SystemExit(
            f"{path}: expected images of ${Math.sqrt(D)} by ${Math.sqrt(D)} pixels, got an array of {images.shape}; "
            "scale them to that size"
        )
    return images.reshape(-1, ${D}).astype(np.float32)


def read_set(folder, split):
    """Images [N, ${D}] in 0...1, and their labels [N]."""
    images = as_rows(*read_idx(folder, split, "images-idx3")) / 255
    return images, read_idx(folder, split, "labels-idx1")[0]

`

/** Loading, saving, asking, and the command line. */
export function mainOf(family: string, piece: Piece): string {
  const staged = piece.stages.length > 1
  const { answer, answerByStage } = piece
  const call = `${answer}(w, tensor(part)${answerByStage ? ', stage' : ''})`
  const shapes = piece.weights.map(({ name, shape }) => `    "${name}": ${tuple(shape)},`)
  const measured =
    answer === 'classify'
      ? `    right = answers(w, images, step).argmax(1) == labels
    print(f"accuracy on {len(images)} test images: {right.mean():.4f}")`
      : `    error = np.square(answers(w, images, step) - images).mean()
    print(f"squared error on {len(images)} test images, mean over pixels: {error:.5f}")`
  return `
SHAPES = {
${shapes.join('\n')}
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
    write_safetensors(path, arrays, {"family": "${family}", "step": str(step)})


def answers(w, images, step):
    """What the model makes of images, 500 at a time."""
${answerByStage ? '    stage = stage_at(step)\n' : ''}    parts = [images[start : start + 500] for start in range(0, len(images), 500)]
    return np.concatenate([array(${call}) for part in parts])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", help="folder of IDX files to train on")
    parser.add_argument("--weights", help="safetensors to start from")
    parser.add_argument("--images", help="rows of pixels to ask about, .npy")
    parser.add_argument("--answers", default="answers.npy", help="where the answers go, .npy")
    parser.add_argument("--save", default="trained.safetensors", help="where the trained weights go")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options, _ = parser.parse_known_args()  # a notebook adds arguments of its own
    w, step = first_weights(), ${piece.firstStep ?? 0}
    if options.weights:
        step = load(w, options.weights)
    if options.images:
        images = as_rows(np.load(options.images), options.images)
        np.save(options.answers, answers(w, images, step))
        return
    if not options.data:
        parser.error("give --data FOLDER to train, or --weights and --images to ask")
    images, labels = read_set(options.data, "train")
${piece.fits && piece.stages.length > 0 ? '    if not options.weights:\n        fit(w, images)\n' : ''}    step = train(w, images, labels, step, options.epochs)
    save(w, options.save, step)
    images, labels = read_set(options.data, "t10k")
${measured}
    print(f"saved {options.save} after {step} updates")


if __name__ == "__main__":
    main()
${staged ? '' : ''}`
}
