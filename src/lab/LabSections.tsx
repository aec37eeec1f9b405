import type { Notice } from '../protocol/notice.ts'
import type { RunSpec } from '../protocol/run.ts'
import { LabChart } from './LabChart.tsx'
import { MeasureTable } from './MeasureTable.tsx'
import { Results } from './Results.tsx'
import type { LabRuns } from './runs.ts'
import { Seeds } from './Seeds.tsx'
import type { LabSettings } from './settings.ts'
import { TimelineSlider } from './TimelineSlider.tsx'
import { useCodeMeasures } from './use-code-measures.ts'
import type { LookedAt } from './use-timeline.ts'

export interface LabSectionsProps {
  readonly lab: LabRuns
  /** What the lanes of `lab` train. */
  readonly spec: RunSpec
  readonly names: readonly string[]
  readonly settings: LabSettings
  readonly onChange: (changes: Partial<LabSettings>) => void
  readonly onNotice: (notice: Notice | { readonly text: string }) => void
}

/** Everything about all lanes together: curves, measures, luck, time, what is taken away and kept. */
export function LabSections({ past, ...props }: LabSectionsProps & { readonly past: LookedAt }) {
  const { lab } = props
  const measured = useCodeMeasures(lab, props.spec)
  // What is measured are the present weights: those are shown then.
  const codes = {
    ...measured,
    measure() {
      past.see(undefined)
      measured.measure()
    },
  }
  return (
    <>
      <TimelineSlider {...past} />
      <LabChart {...props} />
      <MeasureTable {...props} codes={codes} />
      <Seeds {...props} />
      <Results {...props} codes={codes} />
    </>
  )
}
