/** Runs in the page. */

/**
 * A canvas's pixels as WebP in base64; undefined where nothing is painted. What takes more than a few kilobytes has
 * sixteen degrees of opacity, which nobody sees, and as much less detail as it takes to stay small.
 */
export function pictureOf(element: Element): string | undefined {
  const mostBytes = 20_000
  const canvas = element as HTMLCanvasElement
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
  if (!data.some((value, i) => i % 4 === 3 && value > 0)) return undefined
  const exact = canvas.toDataURL('image/webp', 1).split(',')[1]!
  if (exact.length < 2000) return exact
  for (let scale = 1; ; scale *= 0.8) {
    const coarse = document.createElement('canvas')
    coarse.width = Math.round(canvas.width * scale)
    coarse.height = Math.round(canvas.height * scale)
    const context = coarse.getContext('2d')!
    context.imageSmoothingQuality = 'high'
    context.drawImage(canvas, 0, 0, coarse.width, coarse.height)
    const image = context.getImageData(0, 0, coarse.width, coarse.height)
    for (let i = 3; i < image.data.length; i += 4) image.data[i] = Math.round(image.data[i]! / 17) * 17
    context.putImageData(image, 0, 0)
    const sizes = [1, 0.7].map((quality) => coarse.toDataURL('image/webp', quality).split(',')[1]!)
    const smallest = sizes.reduce((a, b) => (b.length < a.length ? b : a))
    if (smallest.length * 0.75 <= mostBytes) return smallest
  }
}
