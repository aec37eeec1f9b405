import { useWords } from '../../i18n/language.tsx'
import type { PlaceProps } from '../chapter.ts'
import { LabelFigure } from '../LabelFigure.tsx'
import { chapterWords } from './words.ts'

/** Understand: machines that never saw a label leave weights from which few labels lead further than from random ones. */
export default function Join({ id, number }: PlaceProps) {
  const say = useWords(chapterWords)
  return (
    <LabelFigure
      id={id}
      number={number}
      taught="taught-stack"
      encoder="encoder-stack"
      words={{
        title: say('joinTitle'),
        question: say('joinQuestion'),
        caption: say('joinCaption'),
        tryIt: say('joinTry'),
      }}
    />
  )
}
