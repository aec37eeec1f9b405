/** What differs between the two frameworks; everything else of a script is the same text. */
import type { ScriptOptimizer } from './piece.ts'

export interface Dialect {
  readonly framework: string
  readonly needs: string
  readonly file: string
  readonly imports: string
  /** Python written in terms of `ops` → the framework's. */
  translate(python: string): string
  /** Definitions that a script has where it names them, by name. */
  readonly helpers: Readonly<Record<string, string>>
  /** Always there: `tensor`, `array`, `variables`, `assign`, `descend`. */
  readonly basics: string
  /** Python that makes an optimizer of the list `moving`. */
  optimizer(settings: ScriptOptimizer): string
}

const torchNames: Readonly<Record<string, string>> = {
  'ops.softplus': 'F.softplus',
  'ops.transpose': 'torch.t',
}

export const pytorch: Dialect = {
  framework: 'PyTorch',
  needs: 'PyTorch 1.13 or newer',
  file: 'pytorch',
  imports: 'import torch\nimport torch.nn.functional as F\n',
  translate: (python) =>
    python.replace(/\bops\.\w+/g, (name) => torchNames[name] ?? name.replace('ops.', 'torch.')),
  basics: `
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

`,
  helpers: {
    uniform: 'def uniform(like):\n    return torch.rand_like(like)\n',
    normal: 'def normal(like):\n    return torch.randn_like(like)\n',
    bernoulli:
      'def bernoulli(p):\n    """1 with probability p, else 0."""\n    return torch.bernoulli(p).detach()\n',
    constant: 'def constant(x):\n    return x.detach()\n',
    conv3x3: `def conv3x3(x, W, b, padding):
    """Pictures [B, H, W, C] by kernels [3, 3, C, O]; PyTorch wants the maps before the rows."""
    y = F.conv2d(x.permute(0, 3, 1, 2), W.permute(3, 2, 0, 1), b, padding=padding)
    return y.permute(0, 2, 3, 1)
`,
    pool: `def pool(x):
    """Largest of each 2 by 2 block; an odd edge has smaller blocks."""
    return F.max_pool2d(x.permute(0, 3, 1, 2), 2, ceil_mode=True).permute(0, 2, 3, 1)
`,
    enlarge: `def enlarge(x):
    """Each pixel becomes a 2 by 2 block."""
    return x.repeat_interleave(2, 1).repeat_interleave(2, 2)
`,
  },
  optimizer: ({ kind, learningRate, momentum }) =>
    kind === 'adam'
      ? `torch.optim.Adam(moving, ${learningRate}, eps=1e-7)`
      : `torch.optim.SGD(moving, ${learningRate}, momentum=${momentum})`,
}

export const keras: Dialect = {
  framework: 'Keras',
  needs: 'Keras 3 on TensorFlow',
  file: 'keras',
  imports: 'import keras\nimport tensorflow as tf\nfrom keras import ops\n',
  translate: (python) => python,
  basics: `
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

`,
  helpers: {
    uniform: 'def uniform(like):\n    return keras.random.uniform(ops.shape(like))\n',
    normal: 'def normal(like):\n    return keras.random.normal(ops.shape(like))\n',
    bernoulli: `def bernoulli(p):
    """1 with probability p, else 0."""
    return ops.cast(keras.random.uniform(ops.shape(p)) < p, "float32")
`,
    constant: 'def constant(x):\n    return ops.stop_gradient(x)\n',
    conv3x3: `def conv3x3(x, W, b, padding):
    """Pictures [B, H, W, C] by kernels [3, 3, C, O]."""
    return ops.conv(x, W, padding=padding) + b
`,
    pool: `def pool(x):
    """Largest of each 2 by 2 block; an odd edge has smaller blocks."""
    return ops.max_pool(x, 2, 2, "same")
`,
    enlarge: `def enlarge(x):
    """Each pixel becomes a 2 by 2 block."""
    return ops.repeat(ops.repeat(x, 2, 1), 2, 2)
`,
  },
  optimizer: ({ kind, learningRate, momentum }) =>
    kind === 'adam'
      ? `keras.optimizers.Adam(${learningRate}, epsilon=1e-7)`
      : `keras.optimizers.SGD(${learningRate}, momentum=${momentum})`,
}
