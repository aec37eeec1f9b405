import { useWords } from '../../i18n/language.tsx'
import { latentWords } from '../../i18n/words/latent.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Toggle } from '../../ui/Toggle.tsx'
import { useCell } from '../use-cell.ts'
import styles from './LatentCanvas.module.css'
import { withCorner } from './path.ts'
import { type LatentState, type Layers, showAll } from './state.ts'
import { zoomAt } from './viewport.ts'

interface LatentControlsProps {
  readonly state: LatentState
  /** Planes beside it that zoom along. */
  readonly also?: readonly LatentState[]
  /** Layers that can be switched. */
  readonly layers: readonly (keyof Layers)[]
  /** Whether the path's corners may be added and taken away. */
  readonly path?: boolean
}

const classes = Array.from({ length: 10 }, (_, label) => label)
const middle = { x: 0.5, y: 0.5 }

/** What is shown on a latent canvas: zoom, layers, classes, corners of the path. */
export function LatentControls({ state, also = [], layers, path = false }: LatentControlsProps) {
  const say = useWords(latentWords)
  const shown = useCell(state.layers)
  const hidden = useCell(state.hidden)
  const corners = useCell(state.corners)
  const states = [state, ...also]
  const zoom = (factor: number) => {
    for (const { follows, viewport } of states) {
      follows.set(false)
      viewport.set(zoomAt(viewport.get(), middle, factor))
    }
  }
  const toggle = (label: number) => {
    const next = new Set(hidden)
    if (!next.delete(label)) next.add(label)
    state.hidden.set(next)
  }
  return (
    <div
      className={styles.controls}
      onClickCapture={() => {
        for (const { touched } of states) touched.set(true)
      }}
    >
      <div className={styles.group}>
        <IconButton look="plain" label={say('zoomIn')} onClick={() => zoom(1.5)}>
          +
        </IconButton>
        <IconButton look="plain" label={say('zoomOut')} onClick={() => zoom(1 / 1.5)}>
          −
        </IconButton>
        <Button onClick={() => states.forEach(showAll)}>{say('fit')}</Button>
      </div>
      {layers.map((layer) => (
        <Toggle
          key={layer}
          label={say(`layer-${layer}`)}
          checked={shown[layer]}
          onChange={(checked) => state.layers.set({ ...shown, [layer]: checked })}
        />
      ))}
      {path && (
        <div className={styles.group}>
          <Button onClick={() => state.corners.set(withCorner(corners))} disabled={corners.length >= 6}>
            {say('addCorner')}
          </Button>
          <Button
            look="quiet"
            disabled={corners.length <= 2}
            onClick={() => state.corners.set([...corners.slice(0, -2), ...corners.slice(-1)])}
          >
            {say('removeCorner')}
          </Button>
        </div>
      )}
      <fieldset className={styles.classes} aria-label={say('classes')} data-theme="light">
        {classes.map((label) => (
          <button
            key={label}
            type="button"
            className={styles.class}
            style={{ color: `var(--class-${label})` }}
            aria-label={say('showClass', { digit: label })}
            aria-pressed={!hidden.has(label)}
            onClick={() => toggle(label)}
          >
            {label}
          </button>
        ))}
      </fieldset>
    </div>
  )
}
