/** What can be done from anywhere by its name: the places of the rail and the acts that begin a piece of work. */
import type { Permission } from '@mips/domain/access/permissions'
import type { CurrentSession } from '@mips/contracts/session'
import type { IconName } from '@mips/ui/icon.tsx'
import { goTo } from '../platform/go-to.ts'
import { paths } from '../platform/paths.ts'
import { holdsPermission } from '../platform/session.tsx'
import { lockScreen, signOut } from '../platform/sign-out.ts'
import { placesFor } from './nav.ts'

export type Command = { id: string; title: string; icon: IconName; keys?: string; run: () => void }

type Act = { title: string; icon: IconName; needs?: Permission; keys?: string; run: () => void }

const acts: readonly Act[] = [
  {
    title: 'Open an incident',
    icon: 'event',
    needs: 'incident.event.open',
    run: () => goTo(paths.newIncident()),
  },
  {
    title: 'Search for a person by details',
    icon: 'person',
    needs: 'nominal.person.search',
    run: () => goTo(paths.searchPerson()),
  },
  {
    title: 'Search by description or method',
    icon: 'person',
    needs: 'nominal.person.search',
    run: () => goTo(paths.searchDescription()),
  },
  {
    title: 'Saved searches',
    icon: 'search',
    needs: 'nominal.person.search',
    run: () => goTo(paths.savedSearches()),
  },
  {
    title: 'Submit intelligence',
    icon: 'reports',
    needs: 'intelligence.entry.submit',
    run: () => goTo(paths.newIntelligence()),
  },
  {
    title: 'My intelligence',
    icon: 'reports',
    needs: 'intelligence.entry.submit',
    run: () => goTo(paths.ownIntelligence()),
  },
  { title: 'Lock the screen', icon: 'lock', keys: 'Ctrl+L', run: () => void lockScreen() },
  { title: 'Your account', icon: 'person', run: () => goTo(paths.account()) },
  { title: 'Sign out', icon: 'offline', run: () => void signOut() },
]

const boards: Record<string, string> = { Custody: 'Custody board', Incidents: 'Incident board' }

/** The commands of this user that hold every word typed; all of them when nothing is typed. */
export function commandsFor(session: CurrentSession, typed: string): Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const places = placesFor(session).map(({ label, icon, href, key }): Act => ({
    title: boards[label] ?? label,
    icon,
    keys: `g ${key}`,
    run: () => goTo(href),
  }))
  const mine = acts.filter(({ needs }) => needs === undefined || holdsPermission(session, needs))
  return [...mine, ...places]
    .filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)))
    .map(({ title, icon, keys, run }) => ({
      id: title,
      title,
      icon,
      run,
      ...(keys === undefined ? {} : { keys }),
    }))
}
