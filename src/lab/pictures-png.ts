import { inkTint, paintTiles, type Tile } from '../panels/paint.ts'
import type { Matrix } from '../protocol/run.ts'

/** Pixels of the file for each pixel of an image. */
const enlarged = 4

/** Rows of images, one under the other, black on white, as a PNG. Rejects where the browser gives no canvas. */
export async function picturesPng(rows: readonly Matrix[], tile: Tile): Promise<Blob> {
  const sheets = rows.map((matrix) => {
    const sheet = document.createElement('canvas')
    paintTiles(sheet, matrix, tile, matrix.rows, inkTint)
    return sheet
  })
  const canvas = document.createElement('canvas')
  canvas.width = enlarged * Math.max(...sheets.map(({ width }) => width))
  canvas.height = enlarged * (sheets.reduce((sum, { height }) => sum + height + 1, 0) - 1)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('picturesPng: this browser gives no 2-D canvas')
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingEnabled = false
  let top = 0
  for (const sheet of sheets) {
    context.drawImage(sheet, 0, top, enlarged * sheet.width, enlarged * sheet.height)
    top += enlarged * (sheet.height + 1)
  }
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) =>
      blob ? resolve(blob) : reject(new Error('picturesPng: the picture is too large')),
    ),
  )
}
