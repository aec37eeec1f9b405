import { useEffect, useRef } from 'react'
import styles from './Header.module.css'

/** A line under the bar: how much of the page lies above. Decoration; the scroll bar tells the same. */
export function ReadingProgress() {
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let frame = 0
    const draw = () => {
      frame = 0
      const { scrollHeight, clientHeight } = document.documentElement
      const part = scrollHeight > clientHeight ? window.scrollY / (scrollHeight - clientHeight) : 0
      line.current?.style.setProperty('scale', `${Math.min(1, part).toFixed(4)} 1`)
    }
    const ask = () => {
      frame ||= requestAnimationFrame(draw)
    }
    addEventListener('scroll', ask, { passive: true })
    addEventListener('resize', ask)
    ask()
    return () => {
      removeEventListener('scroll', ask)
      removeEventListener('resize', ask)
      cancelAnimationFrame(frame)
    }
  }, [])
  return <div ref={line} className={styles.progress} aria-hidden="true" />
}
