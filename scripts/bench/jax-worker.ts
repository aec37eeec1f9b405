import { answerTasks, createTimer } from './answer.ts'
import { open, prepare } from './jax.ts'

answerTasks({ open, ...createTimer(prepare) })
