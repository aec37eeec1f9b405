/**
 * The WebGL programs of convolution, pooling and upsampling. Packed: a texel of [B, H, W, C] holds two channels of two
 * pixels beside each other.
 */
import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { Activation } from './activation.ts'
import type { GpuBackend } from './gpu.ts'
import { activationGlsl, capital, insideGlsl } from './gpu-programs.ts'

type Shape4 = readonly [number, number, number, number]
const sizeOf4 = (x: TensorInfo) => x.shape as unknown as Shape4

/**
 * Pictures whose pixels may look anywhere in the inputs.
 * @param inputs of four dimensions; `vec2 xAt(n, row, column, channel)` reads a channel with an even number and the next
 * @param code body of `vec2 compute(int n, int row, int column, int channel)`, the same two channels of the result
 * @param others read by tfjs's own `getName`
 */
function byPixel(
  gpu: GpuBackend,
  inputs: Record<string, TensorInfo>,
  shape: Shape4,
  code: string,
  others: Record<string, TensorInfo> = {},
  activation: Activation = 'linear',
): TensorInfo {
  const read = Object.keys(inputs).map(
    (name) => `
        vec2 ${name}At(int n, int row, int column, int channel) {
          vec4 texel = get${capital(name)}(n, row, column, channel);
          return (column & 1) == 0 ? texel.xy : texel.zw;
        }`,
  )
  return gpu.runWebGLProgram(
    {
      variableNames: [...Object.keys(inputs), ...Object.keys(others)],
      outputShape: [...shape],
      packedInputs: true,
      packedOutput: true,
      userCode: `
        ${read.join('')}
        vec2 compute(int n, int row, int column, int channel) { ${code} }
        void main() {
          ivec4 rc = getOutputCoords();
          vec2 next = rc.z + 1 < ${shape[2]} ? compute(rc.x, rc.y, rc.z + 1, rc.w) : vec2(0.0);
          vec4 x = vec4(compute(rc.x, rc.y, rc.z, rc.w), next);
          setOutput((${activationGlsl[activation]}) * ${insideGlsl(shape)});
        }`,
    },
    [...Object.values(inputs), ...Object.values(others)],
    'float32',
  )
}

/** Runs `code` for the nine neighbours (r, c) of a pixel that lie inside pictures of this size, i and j from 0 to 2. */
const neighbours = (height: number, width: number, shift: string, code: string) => `
          for (int i = 0; i < 3; i++) {
            int r = row + ${shift.replace('?', 'i')};
            if (r < 0 || r >= ${height}) continue;
            for (int j = 0; j < 3; j++) {
              int c = column + ${shift.replace('?', 'j')};
              if (c < 0 || c >= ${width}) continue;
              ${code}
            }
          }`

/** σ(x ∗ W + b) with a frame of zeros 0 or 1 wide. */
export function convolve(
  gpu: GpuBackend,
  x: TensorInfo,
  W: TensorInfo,
  b: TensorInfo,
  frame: number,
  activation: Activation,
): TensorInfo {
  const [batch, height, width, channels] = sizeOf4(x)
  const term = `
              for (int k = 0; k < ${channels}; k += 2) {
                vec2 pixel = xAt(n, r, c, k);
                vec4 w = getW(i, j, k, channel);
                sum += pixel.x * w.xy + pixel.y * w.zw;
              }`
  return byPixel(
    gpu,
    { x },
    [batch, height - 2 + 2 * frame, width - 2 + 2 * frame, b.shape[0]!],
    `vec2 sum = getB(channel).xy; ${neighbours(height, width, `? - ${frame}`, term)} return sum;`,
    { w: W, b },
    activation,
  )
}

/** What a convolution without activation hands back to its pictures. */
export function convolveGradientX(gpu: GpuBackend, dy: TensorInfo, W: TensorInfo, frame: number): TensorInfo {
  const [batch, height, width, outputs] = sizeOf4(dy)
  const term = `
              for (int o = 0; o < ${outputs}; o += 2) {
                vec2 pull = dyAt(n, r, c, o);
                vec4 w = getW(i, j, channel, o);
                sum += vec2(dot(pull, w.xy), dot(pull, w.zw));
              }`
  return byPixel(
    gpu,
    { dy },
    [batch, height + 2 - 2 * frame, width + 2 - 2 * frame, W.shape[2]!],
    `vec2 sum = vec2(0.0); ${neighbours(height, width, `${frame} - ?`, term)} return sum;`,
    { w: W },
  )
}

/** What it hands back to its kernel, [3, 3, C, O]. */
export function convolveGradientW(gpu: GpuBackend, x: TensorInfo, dy: TensorInfo, frame: number): TensorInfo {
  const [batch, height, width, channels] = sizeOf4(x)
  const [, outHeight, outWidth, outputs] = sizeOf4(dy)
  const shape: Shape4 = [3, 3, channels, outputs]
  return gpu.runWebGLProgram(
    {
      variableNames: ['x', 'dy'],
      outputShape: [...shape],
      packedInputs: true,
      packedOutput: true,
      userCode: `
        void main() {
          ivec4 rc = getOutputCoords();
          vec4 sum = vec4(0.0);
          int down = rc.x - ${frame};
          int right = rc.y - ${frame};
          for (int n = 0; n < ${batch}; n++) {
            // A sum of its own for each picture: a long one in one number would lose digits.
            vec4 part = vec4(0.0);
            for (int row = max(0, -down); row < min(${outHeight}, ${height} - down); row++) {
              for (int column = max(0, -right); column < min(${outWidth}, ${width} - right); column++) {
                int c = column + right;
                vec4 pixels = getX(n, row + down, c, rc.z);
                vec4 pulls = getDy(n, row, column, rc.w);
                vec2 x = (c & 1) == 0 ? pixels.xy : pixels.zw;
                vec2 dy = (column & 1) == 0 ? pulls.xy : pulls.zw;
                part += x.xxyy * dy.xyxy;
              }
            }
            sum += part;
          }
          setOutput(sum * ${insideGlsl(shape)});
        }`,
    },
    [x, dy],
    'float32',
  )
}

/** Largest of each 2×2 block; an odd edge has smaller ones. */
export function maxPool(gpu: GpuBackend, x: TensorInfo): TensorInfo {
  const [batch, height, width, channels] = sizeOf4(x)
  return byPixel(
    gpu,
    { x },
    [batch, Math.ceil(height / 2), Math.ceil(width / 2), channels],
    `
          int r = 2 * row, c = 2 * column;
          vec2 most = xAt(n, r, c, channel);
          bool right = c + 1 < ${width}, below = r + 1 < ${height};
          if (right) most = max(most, xAt(n, r, c + 1, channel));
          if (below) most = max(most, xAt(n, r + 1, c, channel));
          if (right && below) most = max(most, xAt(n, r + 1, c + 1, channel));
          return most;`,
  )
}

/** The first of the largest pixels of a block gets all that comes back. */
export function maxPoolGradient(gpu: GpuBackend, x: TensorInfo, y: TensorInfo, dy: TensorInfo): TensorInfo {
  return byPixel(
    gpu,
    { x, y, dy },
    sizeOf4(x),
    `
          int top = row / 2, left = column / 2;
          vec2 most = yAt(n, top, left, channel);
          vec2 mine = vec2(equal(xAt(n, row, column, channel), most));
          bool second = (row & 1) == 1, beside = (column & 1) == 1;
          if (beside) mine *= vec2(notEqual(xAt(n, row, column - 1, channel), most));
          if (second) mine *= vec2(notEqual(xAt(n, row - 1, column, channel), most));
          if (second && beside) mine *= vec2(notEqual(xAt(n, row - 1, column - 1, channel), most));
          if (second && !beside && column + 1 < ${sizeOf4(x)[2]}) {
            mine *= vec2(notEqual(xAt(n, row - 1, column + 1, channel), most));
          }
          return mine * dyAt(n, top, left, channel);`,
  )
}

/** Each pixel becomes a 2×2 block. */
export function upsample(gpu: GpuBackend, x: TensorInfo): TensorInfo {
  const [batch, height, width, channels] = sizeOf4(x)
  const shape: Shape4 = [batch, 2 * height, 2 * width, channels]
  return byPixel(gpu, { x }, shape, 'return xAt(n, row / 2, column / 2, channel);')
}

/** Sum over each 2×2 block. */
export function upsampleGradient(gpu: GpuBackend, dy: TensorInfo): TensorInfo {
  const [batch, height, width, channels] = sizeOf4(dy)
  return byPixel(
    gpu,
    { dy },
    [batch, height / 2, width / 2, channels],
    `
          int r = 2 * row, c = 2 * column;
          return dyAt(n, r, c, channel) + dyAt(n, r, c + 1, channel)
            + dyAt(n, r + 1, c, channel) + dyAt(n, r + 1, c + 1, channel);`,
  )
}
