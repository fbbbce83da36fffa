import type { CurrentSession } from '@mips/contracts/session'
import type { Permission } from '@mips/domain/access/permissions'
import type { NavItem } from '@mips/ui/app-shell.tsx'
import { paths } from '../platform/paths.ts'
import { holdsPermission } from '../platform/session.tsx'

type Place = {
  href: string
  label: string
  icon: NavItem['icon']
  key: string
  needs?: Permission
  under: readonly string[]
}

const places: readonly Place[] = [
  { href: paths.home(), label: 'Home', icon: 'home', key: 'h', under: [] },
  {
    href: paths.search(),
    label: 'Search',
    icon: 'search',
    key: 's',
    needs: 'pole.record.search',
    under: ['/search', '/nominals', '/locations', '/objects'],
  },
  {
    href: paths.incidentBoard(),
    label: 'Incidents',
    icon: 'event',
    key: 'i',
    needs: 'incident.event.read',
    under: ['/incidents'],
  },
  {
    href: paths.custodyBoard(),
    label: 'Custody',
    icon: 'custody',
    key: 'c',
    needs: 'custody.record.read',
    under: ['/custody'],
  },
  {
    href: paths.duplicates(),
    label: 'Identity',
    icon: 'queues',
    key: 'q',
    needs: 'nominal.identity.decide',
    under: ['/identity'],
  },
  {
    href: paths.newIntelligence(),
    label: 'Intelligence',
    icon: 'reports',
    key: 'n',
    needs: 'intelligence.entry.submit',
    under: ['/intelligence'],
  },
  {
    href: paths.audit(),
    label: 'Audit',
    icon: 'audit',
    key: 'a',
    needs: 'audit.entry.read',
    under: ['/audit'],
  },
  {
    href: paths.admin(),
    label: 'Admin',
    icon: 'admin',
    key: 'd',
    needs: 'admin.user.read',
    under: ['/admin'],
  },
]

/** The places that this user may go to; a phone's bar shows the first three, so custody staff have the board among them. */
export function placesFor(session: CurrentSession): readonly Place[] {
  if (session.mustChangePassword) return []
  const open = places.filter(({ needs }) => needs === undefined || holdsPermission(session, needs))
  if (!holdsPermission(session, 'custody.detention.authorise')) return open
  const isBoard = ({ href }: Place) => href === paths.custodyBoard()
  return [...open.slice(0, 1), ...open.filter(isBoard), ...open.slice(1).filter((place) => !isBoard(place))]
}

/** The rail for this user with the current place marked. */
export function navFor(session: CurrentSession, pathname: string): NavItem[] {
  return placesFor(session).map(({ href, label, icon, under }) => ({
    href,
    label,
    icon,
    isCurrent:
      pathname === href || under.some((start) => pathname === start || pathname.startsWith(`${start}/`)),
  }))
}
