import { useWords } from '../../i18n/language.tsx'
import type { PlaceProps } from '../chapter.ts'
import { LabelFigure } from '../LabelFigure.tsx'
import { chapterWords } from './words.ts'

const encoders = ['autoencoder', 'denoising'] as const

/** Understand: what pictures have in common can be learned without names; then a few names are enough to read with. */
export default function SemiSupervised({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  return (
    <LabelFigure
      id={id}
      number={number}
      taught="taught-autoencoder"
      encoder="encoder-autoencoder"
      encoders={encoders}
      words={{
        title: say('labelsTitle'),
        question: say('labelsQuestion'),
        caption: say('labelsCaption'),
        tryIt: say('labelsTry'),
      }}
    />
  )
}
