import type { Cell } from '../../panels/cell.ts'
import { Picture } from '../../panels/Picture.tsx'
import type { TileSize } from '../../panels/paint.ts'
import type { Matrix } from '../../protocol/run.ts'
import styles from './PictureButton.module.css'

interface PictureButtonProps {
  readonly image: Cell<Matrix | undefined>
  readonly tile: TileSize
  /** What it is, for a screen reader. */
  readonly label: string
  /** Under the picture. */
  readonly text?: string
  readonly pressed: boolean
  readonly disabled?: boolean
  readonly onPress: () => void
}

/** A picture to choose. */
export function PictureButton({
  image,
  tile,
  label,
  text,
  pressed,
  disabled = false,
  onPress,
}: PictureButtonProps) {
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onPress}
    >
      <Picture source={image} tile={tile} />
      {text && <span aria-hidden="true">{text}</span>}
    </button>
  )
}
