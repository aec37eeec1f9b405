export { activate, activateGradient } from './activation'
export {
  gaussianHeads,
  gaussianHeadsGradient,
  reparameterize,
  reparameterizeGradient,
  standardDivergence,
} from './gaussian'
export { crossEntropy, distance, scale } from './losses'
export { bernoulli, normal, uniform } from './noise'
export {
  convolutionNumbers,
  convolve,
  convolveGradientW,
  maxPool,
  maxPoolGradient,
  turnKernel,
  upsample,
} from './pictures'
export { packedBytes } from './product'
export { productOf, sparseBytes } from './sparse-product'
export { topKMask } from './top-k'
export { adam, descend } from './update'
