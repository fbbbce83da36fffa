import type { CurrentSession } from '@mips/contracts/session'
import { flushDrafts } from '../platform/draft-store.ts'
import type { KeyAct } from '../platform/keys.tsx'
import { paths } from '../platform/paths.ts'
import { lockScreen } from '../platform/sign-out.ts'
import { goTo } from '../platform/go-to.ts'
import { placesFor } from './nav.ts'

const group = 'Everywhere'

/** The keys that work on every page. */
export function globalKeys(session: CurrentSession, openPalette: () => void): KeyAct[] {
  return [
    { keys: '/', does: 'Go to the search box', group, run: focusSearch },
    { keys: 'ctrl+k', does: 'Go to, do or find by name', group, run: openPalette },
    { keys: 'ctrl+l', does: 'Lock the screen', group, run: () => void lockScreen() },
    { keys: 'ctrl+s', does: 'Save what is typed now', group, run: () => void flushDrafts() },
    { keys: 'ctrl+Enter', does: 'Send the form that you are in', group, run: sendForm },
    ...placesFor(session).map(({ key, label, href }) => ({
      keys: `g ${key}`,
      does: `Go to ${label.toLowerCase()}`,
      group: 'Go',
      run: () => goTo(href),
    })),
  ]
}

function sendForm({ target }: KeyboardEvent): void {
  if (target instanceof Element) target.closest('form')?.requestSubmit()
}

function focusSearch(): void {
  const box = document.getElementById('search')
  if (!(box instanceof HTMLInputElement)) return goTo(paths.search())
  box.focus()
  box.select()
}
