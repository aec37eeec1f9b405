import type { PcaSettings } from '../../models/pca/spec.ts'
import { type Piece, variable, zeros } from './piece.ts'

export function pcaPiece({ components }: PcaSettings, D: number, prefix = ''): Piece {
  const [mean, P] = [variable(`${prefix}mean`), variable(`${prefix}components`)]
  const encode = `
def fit(w, images):
    """The directions of largest variance of all images: no training, one solution."""
    mean = images.mean(0, dtype=np.float64)
    covariance = images.T.astype(np.float64) @ images / len(images) - np.outer(mean, mean)
    values, vectors = np.linalg.eigh(covariance)  # smallest first
    order = np.argsort(-values)[:COMPONENTS]
    assign(${mean}, mean)
    assign(${P}, vectors[:, order].T)
    assign(${variable(`${prefix}explained`)}, values[order] / np.trace(covariance))


def encode(w, x):
    """Image to code, [B, ${D}] to [B, ${components}]."""
    return (x - ${mean}) @ ops.transpose(${P})


`
  return {
    constants: [`COMPONENTS = ${components}`],
    weights: [
      zeros(`${prefix}mean`, [D]),
      zeros(`${prefix}components`, [components, D]),
      zeros(`${prefix}explained`, [components]),
    ],
    encoding: encode,
    functions: `${encode}def reconstruct(w, x):
    """x' of x, [B, ${D}] each."""
    return encode(w, x) @ ${P} + ${mean}
`,
    stages: [],
    fits: true,
    answer: 'reconstruct',
  }
}
