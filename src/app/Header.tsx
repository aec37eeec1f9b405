import { Link } from 'wouter'
import { isReadable } from '../chapters/chapter.ts'
import { chapters } from '../chapters/index.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { rulesOf } from '../i18n/languages.ts'
import { appWords } from '../i18n/words/app.ts'
import { IconButton } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { MenuIcon } from '../ui/icons.tsx'
import { useLinkTo } from './address.ts'
import { Contents } from './Contents.tsx'
import styles from './Header.module.css'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Mark } from './Mark.tsx'
import { ReadingProgress } from './ReadingProgress.tsx'
import { SettingsMenu } from './SettingsMenu.tsx'

/** The bar at the top of every page. `id` is that of the open chapter. */
export function Header({ id }: { readonly id: string | undefined }) {
  const say = useWords(appWords)
  const language = useLanguage()
  const linkTo = useLinkTo()
  return (
    <header className={`${styles.bar} unprinted`}>
      <Dialog
        place="side"
        title={say('contents')}
        closeLabel={say('close')}
        trigger={
          <IconButton label={say('contents')}>
            <MenuIcon />
          </IconButton>
        }
      >
        {(close) => (
          <nav aria-label={say('contents')}>
            <Contents {...(id ? { current: id } : {})} onFollow={close} />
          </nav>
        )}
      </Dialog>
      <Link href={linkTo(language)} className={styles.brand}>
        <Mark />
        {say('name')}
      </Link>
      <ThumbIndex id={id} />
      <LanguageSwitch id={id} />
      <SettingsMenu />
      {id !== undefined && <ReadingProgress />}
    </header>
  )
}

/** Numbers of all chapters, as on the edge of a dictionary. */
function ThumbIndex({ id }: { readonly id: string | undefined }) {
  const say = useWords(appWords)
  const language = useLanguage()
  const linkTo = useLinkTo()
  const rules = rulesOf(language)
  return (
    <nav className={styles.index} aria-label={say('chapters')}>
      <ol>
        {chapters.map((entry) => {
          const short = entry.number ?? say('lab')
          const title = isReadable(entry)
            ? entry.title[rules]
            : `${entry.title[rules]} (${say('inPreparation')})`
          return (
            <li key={entry.id} title={title}>
              {isReadable(entry) ? (
                <Link href={linkTo(language, entry.id)} aria-current={entry.id === id ? 'page' : undefined}>
                  <span aria-hidden="true">{short}</span>
                  <span className="unseen">{entry.title[rules]}</span>
                </Link>
              ) : (
                <span className={styles.empty}>
                  <span aria-hidden="true">{short}</span>
                  <span className="unseen">{title}</span>
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
