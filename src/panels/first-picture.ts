/**
 * A page as it was built shows on each canvas, as its background, what the canvas will show first (`npm run pictures`).
 * The first painting takes its place: the same pixels, so nothing flickers.
 */
export function endFirstPicture({ style }: HTMLCanvasElement): void {
  if (style.backgroundImage) style.backgroundImage = ''
}

export const hasFirstPicture = ({ style }: HTMLCanvasElement): boolean => style.backgroundImage !== ''
