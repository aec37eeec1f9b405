/** The WebGL programs behind our operations. Packed: a texel holds a 2×2 block of the last two dimensions. */
import { engine, type NamedAttrMap, type Tensor, type TensorInfo, tanh } from '@tensorflow/tfjs-core'
import type { Activation } from './activation.ts'
import type { GpuBackend } from './gpu.ts'
import type { NoisePlace } from './noise.ts'

/** σ(x) of a vec4. */
export const activationGlsl: Record<Activation, string> = {
  linear: 'x',
  relu: 'max(x, vec4(0.0))',
  sigmoid: '1.0 / (1.0 + exp(-x))',
  tanh: '1.0 - 2.0 / (exp(2.0 * clamp(x, -40.0, 40.0)) + 1.0)',
}

/** σ'(x)·dy from y = σ(x). */
export const slopeGlsl: Record<Activation, string> = {
  linear: 'dy',
  relu: 'dy * vec4(greaterThan(y, vec4(0.0)))',
  sigmoid: 'dy * y * (1.0 - y)',
  tanh: 'dy * (1.0 - y * y)',
}

const sigmoidOf = 'vec4(1.0) / (vec4(1.0) + exp(-y))'
export const lossGlsl = {
  crossEntropy: { value: 'max(y, vec4(0.0)) - y * t + log(1.0 + exp(-abs(y)))', slope: `${sigmoidOf} - t` },
  squared: { value: '(y - t) * (y - t)', slope: '2.0 * (y - t)' },
  absolute: { value: 'abs(y - t)', slope: 'sign(y - t)' },
} as const

export const capital = (name: string) => name[0]!.toUpperCase() + name.slice(1)

/** GLSL that is 1 for the lanes of a texel inside the tensor, 0 for its padding. */
export function insideGlsl(shape: readonly number[]): string {
  const rank = shape.length
  if (rank === 0) return 'vec4(1.0, 0.0, 0.0, 0.0)'
  if (rank === 1) return `vec4(1.0, float(rc + 1 < ${shape[0]}), 0.0, 0.0)`
  const [row, column] = [`rc.${'xyzw'[rank - 2]}`, `rc.${'xyzw'[rank - 1]}`]
  const right = `float(${column} + 1 < ${shape[rank - 1]})`
  const below = `float(${row} + 1 < ${shape[rank - 2]})`
  return `vec4(1.0, ${right}, ${below}, ${right} * ${below})`
}

const coordinates = (rank: number) => (rank <= 1 ? 'int' : `ivec${rank}`)

/**
 * A tensor computed number by number from others of the same shape; padding stays zero, as products need it.
 * @param code body of `vec4 compute(vec4 a, vec4 b, …)`, named as the inputs
 * @param scalars tensors with one number, read by `getName().x`
 * @param uniforms numbers that change between calls without a new program
 */
export function elementwise(
  gpu: GpuBackend,
  inputs: Record<string, TensorInfo>,
  code: string,
  scalars: Record<string, TensorInfo> = {},
  uniforms: Record<string, number> = {},
): TensorInfo {
  const names = Object.keys(inputs)
  const shape = [...Object.values(inputs)[0]!.shape]
  const rank = shape.length
  const read = names.map((name) => `get${capital(name)}AtOutCoords()`).join(', ')
  const needsCoordinates = rank > 0
  return gpu.runWebGLProgram(
    {
      variableNames: [...names, ...Object.keys(scalars)],
      outputShape: shape,
      packedInputs: true,
      packedOutput: true,
      customUniforms: Object.keys(uniforms).map((name) => ({ name, type: 'float' as const })),
      userCode: `
        vec4 compute(${names.map((name) => `vec4 ${name}`).join(', ')}) { ${code} }
        void main() {
          ${needsCoordinates ? `${coordinates(rank)} rc = getOutputCoords();` : ''}
          setOutput(compute(${read}) * ${insideGlsl(shape)});
        }`,
    },
    [...Object.values(inputs), ...Object.values(scalars)],
    'float32',
    Object.values(uniforms).map((value) => [value]),
  )
}

/**
 * A matrix whose numbers may look anywhere in the inputs, which are matrices too.
 * @param code body of `float compute(int row, int column)`; an input `x` is read by `xAt(row, column)`
 */
export function byNumber(
  gpu: GpuBackend,
  inputs: Record<string, TensorInfo>,
  [rows, columns]: readonly [number, number],
  code: string,
): TensorInfo {
  const names = Object.keys(inputs)
  const read = names.map(
    (name) => `float ${name}At(int r, int c) { return getChannel(get${capital(name)}(r, c), vec2(r, c)); }`,
  )
  return gpu.runWebGLProgram(
    {
      variableNames: names,
      outputShape: [rows, columns],
      packedInputs: true,
      packedOutput: true,
      userCode: `
        ${read.join('\n')}
        float compute(int row, int column) { ${code} }
        void main() {
          ivec2 rc = getOutputCoords();
          bool right = rc.y + 1 < ${columns}, below = rc.x + 1 < ${rows};
          setOutput(vec4(
            compute(rc.x, rc.y),
            right ? compute(rc.x, rc.y + 1) : 0.0,
            below ? compute(rc.x + 1, rc.y) : 0.0,
            right && below ? compute(rc.x + 1, rc.y + 1) : 0.0));
        }`,
    },
    Object.values(inputs),
    'float32',
  )
}

/** Σ over all dimensions but the last, [.., C] → [C]. */
export function columnSums(gpu: GpuBackend, x: TensorInfo): TensorInfo {
  const columns = x.shape.at(-1)!
  const rows = x.shape.slice(0, -1).reduce((product, n) => product * n, 1)
  return gpu.runWebGLProgram(
    {
      variableNames: ['x'],
      outputShape: [columns],
      packedInputs: true,
      packedOutput: true,
      userCode: `
        void main() {
          int column = getOutputCoords();
          vec2 sum = vec2(0.0);
          for (int row = 0; row < ${rows}; row += 2) {
            vec4 x = getX(row, column);
            sum += x.xy;
            if (row + 1 < ${rows}) sum += x.zw;
          }
          setOutput(vec4(sum, 0.0, 0.0));
        }`,
    },
    [{ ...x, shape: [rows, columns] }],
    'float32',
  )
}

/** Mean of one column of a matrix [B, C] → []. */
export function columnMean(gpu: GpuBackend, x: TensorInfo, column: number): TensorInfo {
  const rows = x.shape[0]!
  return gpu.runWebGLProgram(
    {
      variableNames: ['x'],
      outputShape: [],
      packedInputs: true,
      packedOutput: true,
      userCode: `
        void main() {
          float sum = 0.0;
          for (int row = 0; row < ${rows}; row++) {
            sum += getChannel(getX(row, ${column}), vec2(row, ${column}));
          }
          setOutput(vec4(sum / ${rows}.0, 0.0, 0.0, 0.0));
        }`,
    },
    [x],
    'float32',
  )
}

/** Σ of a loss's terms / n: partial sums of texels first, then their sum. y and t are matrices. */
export function sumOfTerms(
  gpu: GpuBackend,
  y: TensorInfo,
  t: TensorInfo,
  term: string,
  n: number,
): TensorInfo {
  const [rows, columns] = y.shape as [number, number]
  const across = Math.ceil(columns / 2)
  const texels = Math.ceil(rows / 2) * across
  const parts = Math.min(256, texels)
  const perPart = Math.ceil(texels / parts)
  const partial = gpu.runWebGLProgram(
    {
      variableNames: ['y', 't'],
      outputShape: [parts],
      packedInputs: true,
      userCode: `
        void main() {
          int part = getOutputCoords();
          float sum = 0.0;
          for (int i = 0; i < ${perPart}; i++) {
            int texel = part + i * ${parts};
            if (texel >= ${texels}) break;
            ivec2 rc = ivec2(texel / ${across} * 2, texel % ${across} * 2);
            vec4 y = getY(rc.x, rc.y);
            vec4 t = getT(rc.x, rc.y);
            sum += dot(${term}, ${insideGlsl([rows, columns])});
          }
          setOutput(sum);
        }`,
    },
    [y, t],
    'float32',
  )
  const total = gpu.runWebGLProgram(
    {
      variableNames: ['x'],
      outputShape: [],
      userCode: `
        void main() {
          float sum = 0.0;
          for (int i = 0; i < ${parts}; i++) sum += getX(i);
          setOutput(sum / ${n}.0);
        }`,
    },
    [partial],
    'float32',
  )
  gpu.disposeIntermediateTensorInfo(partial)
  return total
}

/** σ(xW + b) by tfjs's own fused product, which keeps the bias and the activation in one program. */
export function fusedMatMul(
  _gpu: GpuBackend,
  x: TensorInfo,
  W: TensorInfo,
  b: TensorInfo,
  activation: Activation,
  transposed: boolean,
): TensorInfo {
  const as3d = (t: TensorInfo): Tensor =>
    engine().runKernel('Reshape', { x: t as Tensor }, { shape: [1, ...t.shape] }) as Tensor
  const attrs = {
    transposeA: false,
    transposeB: transposed,
    activation: activation === 'tanh' ? 'linear' : activation,
  }
  return engine().tidy(() => {
    const inputs = { a: as3d(x), b: as3d(W), bias: b as Tensor }
    const y = engine().runKernel('_FusedMatMul', inputs, attrs as NamedAttrMap) as Tensor
    const shaped = engine().runKernel('Reshape', { x: y }, { shape: [x.shape[0]!, b.shape[0]!] }) as Tensor
    return activation === 'tanh' ? tanh(shaped) : shaped
  })
}

/**
 * Cosine of an angle in quarter turns, -1 to 4; the built-in one is right to three digits only on some devices.
 * `floor`, since tfjs defines `round` with an int as result.
 */
const cosineGlsl = `
        float cosine(float quarters) {
          float whole = floor(quarters + 0.5);
          float a = (quarters - whole) * 1.5707963267948966;
          float z = a * a;
          int q = int(whole) & 3;
          float even = 1.0 - z * (0.5 - z * (4.166664568298827e-2 - z * (1.388731625493765e-3 - z * 2.443315711809948e-5)));
          float odd = a * (1.0 - z * (1.6666654611e-1 - z * (8.3321608736e-3 - z * 1.9515295891e-4)));
          return q == 0 ? even : q == 1 ? -odd : q == 2 ? -even : odd;
        }
`

/** The place in row-major order of the number `down` rows and `right` columns from the texel's first one. */
function flatGlsl(shape: readonly number[], down: number, right: number): string {
  const rank = shape.length
  if (rank === 0) return '0'
  if (rank === 1) return `rc + ${right}`
  const axes = 'xyzw'.slice(0, rank).split('')
  const moved = axes.map((axis, i) => `rc.${axis} + ${i === rank - 1 ? right : i === rank - 2 ? down : 0}`)
  return moved.reduce((flat, axis, i) => `(${flat}) * ${shape[i]} + ${axis}`, '0')
}

/** Seeded noise as in `noise.ts`; with `p`, 1 where the uniform number is below it, else 0. */
export function noise(gpu: GpuBackend, place: NoisePlace, p?: TensorInfo): TensorInfo {
  const shape = [...place.shape]
  const rank = shape.length
  const value =
    place.kind === 'uniform'
      ? 'uniformAt(i)'
      : 'sqrt(-2.0 * log(1.0 - uniformAt(i & ~1))) * cosine(4.0 * uniformAt(i | 1) - float(i & 1))'
  const places = [flatGlsl(shape, 0, 0), flatGlsl(shape, 0, 1), flatGlsl(shape, 1, 0), flatGlsl(shape, 1, 1)]
  return gpu.runWebGLProgram(
    {
      variableNames: p ? ['p'] : [],
      outputShape: shape,
      packedInputs: true,
      packedOutput: true,
      customUniforms: [
        { name: 'key', type: 'int' },
        { name: 'start', type: 'int' },
      ],
      userCode: `
        uint mix32(uint x) {
          x ^= x >> 16; x *= 0x7feb352du; x ^= x >> 15; x *= 0x846ca68bu;
          return x ^ (x >> 16);
        }
        float uniformAt(int i) {
          uint k = uint(key);
          uint bits = mix32(mix32(uint(start + i) ^ k) + k * 0x9e3779b9u);
          return float(bits >> 8) * ${2 ** -24};
        }
        ${cosineGlsl}
        float valueAt(int i) { return ${value}; }
        void main() {
          ${rank > 0 ? `${coordinates(rank)} rc = getOutputCoords();` : ''}
          vec4 values = vec4(${places.map((at) => `valueAt(${at})`).join(', ')});
          ${p ? 'values = vec4(lessThan(values, getPAtOutCoords()));' : ''}
          setOutput(values * ${insideGlsl(shape)});
        }`,
    },
    p ? [p] : [],
    'float32',
    [[place.key | 0], [place.start | 0]],
  )
}

/** One side of a difference of two phases: rows of `x`, and of `y` beside them. */
interface Side {
  readonly x: TensorInfo
  readonly y: TensorInfo
}

/** mean over rows of x₊ᵀy₊ − the same of x₋ᵀy₋: [B, I] and [B, J] → [I, J]. */
export function productDifference(gpu: GpuBackend, plus: Side, minus: Side): TensorInfo {
  const shape = [plus.x.shape[1]!, plus.y.shape[1]!]
  // The last row of a texel may be padding, which a product leaves filled.
  const half = (side: string, rows: number, sign: string) => `
          vec4 of${side} = vec4(0.0);
          for (int row = 0; row < ${rows}; row += 2) {
            vec4 x = getX${side}(row, rc.x);
            vec4 y = getY${side}(row, rc.y);
            of${side} += x.xxyy * y.xyxy;
            if (row + 1 < ${rows}) of${side} += x.zzww * y.zwzw;
          }
          result ${sign}= of${side} / ${rows}.0;`
  return gpu.runWebGLProgram(
    {
      variableNames: ['xPlus', 'yPlus', 'xMinus', 'yMinus'],
      outputShape: shape,
      packedInputs: true,
      packedOutput: true,
      userCode: `
        void main() {
          ivec2 rc = getOutputCoords();
          vec4 result = vec4(0.0);
          ${half('Plus', plus.x.shape[0]!, '+')}
          ${half('Minus', minus.x.shape[0]!, '-')}
          setOutput(result * ${insideGlsl(shape)});
        }`,
    },
    [plus.x, plus.y, minus.x, minus.y],
    'float32',
  )
}

/** Mean over the rows of `plus` − that of `minus`: [B, C] each → [C]. */
export function meanDifference(gpu: GpuBackend, plus: TensorInfo, minus: TensorInfo): TensorInfo {
  const shape = [plus.shape[1]!]
  const half = (side: string, rows: number, sign: string) => `
          vec2 of${side} = vec2(0.0);
          for (int row = 0; row < ${rows}; row += 2) {
            vec4 x = get${side}(row, column);
            of${side} += x.xy;
            if (row + 1 < ${rows}) of${side} += x.zw;
          }
          result ${sign}= of${side} / ${rows}.0;`
  return gpu.runWebGLProgram(
    {
      variableNames: ['plus', 'minus'],
      outputShape: shape,
      packedInputs: true,
      packedOutput: true,
      userCode: `
        void main() {
          int column = getOutputCoords();
          vec2 result = vec2(0.0);
          ${half('Plus', plus.shape[0]!, '+')}
          ${half('Minus', minus.shape[0]!, '-')}
          int rc = column;
          setOutput(vec4(result, 0.0, 0.0) * ${insideGlsl(shape)});
        }`,
    },
    [plus, minus],
    'float32',
  )
}

/** 1 where fewer than k numbers of the row come before this one: larger ones, or equal ones at a lower index. */
export function topKProgram(gpu: GpuBackend, z: TensorInfo, k: number): TensorInfo {
  const columns = z.shape[1]!
  return gpu.runWebGLProgram(
    {
      variableNames: ['z'],
      outputShape: [...z.shape],
      userCode: `
        void main() {
          ivec2 rc = getOutputCoords();
          float own = getZ(rc.x, rc.y);
          int before = 0;
          for (int j = 0; j < ${columns}; j++) {
            float other = getZ(rc.x, j);
            if (other > own || (other == own && j < rc.y)) before++;
          }
          setOutput(float(before < ${k}));
        }`,
    },
    [z],
    'float32',
  )
}
