import { useEffect } from 'react'
import { useWords } from '../i18n/language.tsx'
import { appWords } from '../i18n/words/app.ts'
import { isTraining } from '../training/client.ts'

const lookEveryMs = 2000

/** The page's title. Behind other tabs it is all that is seen of the page: there it says that training goes on, and when it is over. */
export function useTitle(title: string): void {
  const say = useWords(appWords)
  useEffect(() => {
    document.title = title
    let timer: ReturnType<typeof setInterval> | undefined
    const look = () => {
      const goesOn = isTraining()
      document.title = `${goesOn ? '▶' : '✓'} ${say(goesOn ? 'goesOn' : 'isOver')} · ${title}`
      if (!goesOn) clearInterval(timer)
    }
    const follow = () => {
      clearInterval(timer)
      document.title = title
      if (document.visibilityState !== 'hidden' || !isTraining()) return
      look()
      timer = setInterval(look, lookEveryMs)
    }
    document.addEventListener('visibilitychange', follow)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', follow)
    }
  }, [title, say])
}
