/** Runs in the product's page (`page.evaluate`), so it must not use anything from outside itself. */
export function measureInPage(): void {
  const figure = document.querySelector('[data-bench]')!
  // Where there are several, the last one: that of the network.
  const plane = [...figure.querySelectorAll<HTMLElement>('[role=group][data-theme=light]')].at(-1)!
  const planeCanvas = plane.querySelector('canvas')!
  const decoded = [...figure.querySelectorAll<HTMLCanvasElement>('canvas[role=img]')]
    .filter((canvas) => /^(x′: decoded|Decoded) at the cursor/.test(canvas.ariaLabel ?? ''))
    .at(-1)!
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))

  // What is painted, as it happens.
  let onDecoded: (image: ImageData) => void = () => {}
  const { putImageData, clearRect } = CanvasRenderingContext2D.prototype
  CanvasRenderingContext2D.prototype.putImageData = function (image: ImageData, ...rest: number[]) {
    putImageData.apply(this, [image, ...rest] as Parameters<typeof putImageData>)
    if (this.canvas === decoded) onDecoded(image)
  }
  let painted = 0
  CanvasRenderingContext2D.prototype.clearRect = function (...given) {
    clearRect.apply(this, given)
    if (this.canvas === planeCanvas) painted++
  }

  const send = (type: string, x: number, y: number, more: PointerEventInit = {}) => {
    const box = plane.getBoundingClientRect()
    const place = { clientX: box.left + x * box.width, clientY: box.top + y * box.height }
    const event = { pointerId: 1, pointerType: 'mouse', bubbles: true, cancelable: true, ...place, ...more }
    plane.dispatchEvent(new PointerEvent(type, event))
  }
  const opacity = ({ data }: ImageData) => data.filter((_, i) => i % 4 === 3)
  const difference = (a: Uint8ClampedArray, b: Uint8ClampedArray) =>
    a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length

  /** Two places whose images differ clearly, found by looking; parts of the plane. */
  const places = async () => {
    const spots = [0.25, 0.5, 0.75].flatMap((x) => [0.25, 0.5, 0.75].map((y) => [x, y] as const))
    const seen: { x: number; y: number; image: Uint8ClampedArray }[] = []
    for (const [x, y] of spots) {
      let image: Uint8ClampedArray | undefined
      onDecoded = (now) => {
        image = opacity(now)
      }
      send('pointermove', x, y)
      await new Promise((resolve) => setTimeout(resolve, 250))
      if (image) seen.push({ x, y, image })
    }
    const pairs = seen.flatMap((a) => seen.map((b) => ({ a, b, apart: difference(a.image, b.image) })))
    return pairs.reduce((best, pair) => (pair.apart > best.apart ? pair : best))
  }

  Object.assign(globalThis, {
    planeReady: () =>
      [planeCanvas, decoded].every((canvas) =>
        canvas
          .getContext('2d')!
          .getImageData(0, 0, canvas.width, canvas.height)
          .data.some((value) => value > 0),
      ),
    /** From a movement of the pointer until the image of its new place is on the canvas, ms. */
    async latencies(count: number): Promise<number[]> {
      const { a, b, apart } = await places()
      const times: number[] = []
      let before = b.image
      for (let i = 0; i < count; i++) {
        const { x, y } = i % 2 === 0 ? a : b
        const start = performance.now()
        const shown = new Promise<Uint8ClampedArray>((resolve) => {
          // While training the old place is painted too, again and again: it looks like before.
          onDecoded = (image) => {
            const now = opacity(image)
            if (difference(now, before) > apart / 3) resolve(now)
          }
          // An image that never comes counts as this late, and the measurement goes on.
          setTimeout(() => resolve(i % 2 === 0 ? a.image : b.image), 2000)
        })
        send('pointermove', x, y)
        before = await shown
        times.push(performance.now() - start)
        await new Promise((resolve) => setTimeout(resolve, 17))
      }
      onDecoded = () => {}
      return times
    },
    /** Moves the plane at every frame and counts how often it was painted, and frames, a second. */
    async paintingRate(seconds: number): Promise<{ painted: number; frames: number }> {
      send('pointerdown', 0.5, 0.5, { button: 0, buttons: 1, shiftKey: true })
      await nextFrame()
      painted = 0
      let frames = 0
      const start = performance.now()
      while (performance.now() - start < 1000 * seconds) {
        send('pointermove', 0.5 + 0.02 * Math.sin(frames / 7), 0.5, { buttons: 1, shiftKey: true })
        await nextFrame()
        frames++
      }
      const took = (performance.now() - start) / 1000
      send('pointerup', 0.5, 0.5)
      return { painted: painted / took, frames: frames / took }
    },
  })
}
