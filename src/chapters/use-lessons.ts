import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import {
  createLessons,
  type Lesson,
  type LessonPlan,
  type LessonState,
  type Lessons,
  noLessons,
} from '../training/lessons.ts'
import type { Run } from '../training/run.ts'

/**
 * The lessons of a run; new ones, without results, when the plan changes. Notes what a trained start scores.
 * @param lesson that a trained start has had
 */
export function useLessons(run: Run | undefined, plan: LessonPlan, lesson: Lesson): Lessons | undefined {
  const [lessons, setLessons] = useState<Lessons>()
  const [opened] = useState({ ...lesson, plan })
  useEffect(() => {
    if (!run) return
    const made = createLessons(run, plan)
    setLessons(made)
    const look = () => {
      const { step, phase, lanes } = run.store.getState()
      if (opened.plan !== plan || phase !== 'idle' || step === 0 || made.store.getState().now) return
      const known = lanes.map(({ validation }) => validation.accuracy)
      if (known.length < 2 || known.some((curve) => curve?.steps.at(-1) !== step)) return
      made.note({
        seed: opened.seed,
        labels: opened.labels,
        accuracies: [known[0]!.values.at(-1)!, known[1]!.values.at(-1)!],
      })
    }
    look()
    const stop = run.store.subscribe(look)
    return () => {
      stop()
      made.close()
    }
  }, [run, plan, opened])
  return lessons
}

const unopened = createStore<LessonState>(() => noLessons)

/** What has come of the lessons so far: nothing before there are any. */
export const useLessonState = (lessons: Lessons | undefined) => useStore(lessons?.store ?? unopened)
