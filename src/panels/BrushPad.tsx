import { useWords } from '../i18n/language.tsx'
import { panelWords } from '../i18n/words/panels.ts'
import type { Matrix } from '../protocol/run.ts'
import type { Cell, WritableCell } from './cell.ts'
import styles from './DrawPad.module.css'
import type { Drawing } from './mnist-form.ts'
import { PenSheet } from './PenSheet.tsx'
import { Picture } from './Picture.tsx'

interface BrushPadProps {
  /** Where the brush went, in 0…1 of the image. */
  readonly brush: WritableCell<Drawing>
  /** The image with what the brush did to it. */
  readonly image: Cell<Matrix | undefined>
  readonly label: string
}

/** An image from which the learner wipes parts away, with mouse, finger, pen or keyboard. */
export function BrushPad({ brush, image, label }: BrushPadProps) {
  const say = useWords(panelWords)
  const words = {
    label: say('brushPad'),
    help: say('brushHelp'),
    down: say('brushDown'),
    up: say('brushUp'),
    undo: say('brushUndo'),
    clear: say('brushClear'),
    hint: say('brushEmpty'),
  }
  return (
    <PenSheet drawing={brush} words={words}>
      {() => <Picture source={image} label={label} className={styles.canvas} />}
    </PenSheet>
  )
}
