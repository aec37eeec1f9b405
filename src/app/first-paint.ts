/** Entry of the script that pages wait for before they are painted. */
import { restoreTheme } from '../ui/first-paint.ts'

restoreTheme()
