/** Encoders by name; all end in two linear units and are mirrored. */
export const networks = {
  slide: [100, 500, 250, 2],
  paper: [1000, 500, 250, 2],
  half: [50, 250, 125, 2],
} as const
export const networkNames = ['slide', 'half', 'paper'] as const
export type NetworkName = (typeof networkNames)[number]

/** Such as 784-100-500-250-2. */
export const networkText = (name: NetworkName): string => [784, ...networks[name]].join('-')
