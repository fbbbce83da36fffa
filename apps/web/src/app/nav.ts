import type { CurrentSession } from '@mips/contracts/session'
import type { Permission } from '@mips/domain/access/permissions'
import type { NavItem } from '@mips/ui/app-shell.tsx'
import { paths } from '../platform/paths.ts'
import { holdsPermission } from '../platform/session.tsx'

type Place = {
  /** Where the entry leads: the first page among these that the user may use. */
  ways: readonly { href: string; needs?: Permission }[]
  label: string
  icon: NavItem['icon']
  key: string
  under: readonly string[]
}
type OpenPlace = Omit<Place, 'ways'> & { href: string }

const places: readonly Place[] = [
  { ways: [{ href: paths.home() }], label: 'Home', icon: 'home', key: 'h', under: [] },
  {
    ways: [{ href: paths.search(), needs: 'pole.record.search' }],
    label: 'Search',
    icon: 'search',
    key: 's',
    under: ['/search', '/nominals', '/locations', '/objects'],
  },
  {
    ways: [{ href: paths.incidentBoard(), needs: 'incident.event.read' }],
    label: 'Incidents',
    icon: 'event',
    key: 'i',
    under: ['/incidents'],
  },
  {
    ways: [
      { href: paths.briefing(), needs: 'briefing.duty.read' },
      { href: paths.briefings(), needs: 'briefing.duty.make' },
    ],
    label: 'Briefing',
    icon: 'reports',
    key: 'b',
    under: ['/briefing', '/briefings'],
  },
  {
    ways: [
      { href: paths.crimesToDecide(), needs: 'crime.change.decide' },
      { href: paths.crimes(), needs: 'investigation.desk.read' },
    ],
    label: 'Crimes',
    icon: 'reports',
    key: 'x',
    under: ['/crimes'],
  },
  {
    ways: [
      { href: paths.abuseDesk(), needs: 'safeguarding.abuse.review' },
      { href: paths.missingDesk(), needs: 'missing.episode.read' },
      { href: paths.asbCases(), needs: 'asb.case.read' },
      { href: paths.noticeDesk(), needs: 'safeguarding.report.read' },
    ],
    label: 'Safeguarding',
    icon: 'warning',
    key: 'g',
    under: ['/safeguarding', '/missing', '/abuse-assessments', '/protection-notices', '/right-to-know'],
  },
  {
    ways: [{ href: paths.stopSearches(), needs: 'stopsearch.record.read' }],
    label: 'Stop and search',
    icon: 'person',
    key: 't',
    under: ['/stop-search'],
  },
  {
    ways: [{ href: paths.warrants(), needs: 'warrant.record.read' }],
    label: 'Warrants',
    icon: 'queues',
    key: 'f',
    under: ['/warrants', '/search-warrants'],
  },
  {
    ways: [
      { href: paths.custodyBoard(), needs: 'custody.record.read' },
      { href: paths.custodyVisits(), needs: 'custody.visit.read' },
    ],
    label: 'Custody',
    icon: 'custody',
    key: 'c',
    under: ['/custody'],
  },
  {
    ways: [{ href: paths.cases(), needs: 'case.record.read' }],
    label: 'Cases',
    icon: 'files',
    key: 'j',
    under: ['/cases', '/hearings', '/court-results'],
  },
  {
    ways: [{ href: paths.property(), needs: 'property.exhibit.read' }],
    label: 'Property',
    icon: 'object',
    key: 'o',
    under: ['/property'],
  },
  {
    ways: [{ href: paths.workTeam(), needs: 'work.team.read' }],
    label: 'Team',
    icon: 'queues',
    key: 'w',
    under: ['/work'],
  },
  {
    ways: [
      { href: paths.duplicates(), needs: 'nominal.identity.decide' },
      { href: paths.identityCases(), needs: 'nominal.identity.case' },
      { href: paths.unidentified(), needs: 'nominal.person.read' },
    ],
    label: 'Identity',
    icon: 'queues',
    key: 'q',
    under: ['/identity', '/watched'],
  },
  {
    ways: [
      { href: paths.intelligenceQueue(), needs: 'intelligence.entry.evaluate' },
      { href: paths.newIntelligence(), needs: 'intelligence.entry.submit' },
      { href: paths.matchLists(), needs: 'list.match.run' },
      { href: paths.tasking(), needs: 'tasking.meeting.read' },
      { href: paths.products(), needs: 'intelligence.product.read' },
      { href: paths.operations(), needs: 'operation.compartment.read' },
    ],
    label: 'Intelligence',
    icon: 'reports',
    key: 'n',
    under: ['/intelligence', '/lists', '/tasking', '/crime-groups', '/operations'],
  },
  {
    ways: [{ href: paths.corridor(), needs: 'vault.product.receive' }],
    label: 'Corridor',
    icon: 'reports',
    key: 'r',
    under: ['/corridor'],
  },
  {
    ways: [{ href: paths.sourceVault(), needs: 'vault.source.keep' }],
    label: 'Sources',
    icon: 'lock',
    key: 'v',
    under: ['/source-vault'],
  },
  {
    ways: [{ href: paths.outbox(), needs: 'outbox.message.read' }],
    label: 'Messages',
    icon: 'reports',
    key: 'm',
    under: ['/outbox'],
  },
  {
    ways: [{ href: paths.reviewsDue(), needs: 'retention.hold.keep' }],
    label: 'Retention',
    icon: 'queues',
    key: 'e',
    under: ['/retention'],
  },
  {
    ways: [{ href: paths.openings(), needs: 'record.glass.watch' }],
    label: 'Openings',
    icon: 'lock',
    key: 'z',
    under: ['/openings'],
  },
  {
    ways: [{ href: paths.pools(), needs: 'nominal.pool.enter' }],
    label: 'Pools',
    icon: 'lock',
    key: 'p',
    under: ['/pools'],
  },
  {
    ways: [{ href: paths.audit(), needs: 'audit.entry.read' }],
    label: 'Audit',
    icon: 'audit',
    key: 'a',
    under: ['/audit'],
  },
  {
    ways: [
      { href: paths.admin(), needs: 'admin.user.read' },
      { href: paths.codeLists(), needs: 'admin.codes.manage' },
    ],
    label: 'Admin',
    icon: 'admin',
    key: 'd',
    under: ['/admin'],
  },
]

/** The places that this user may go to; a phone's bar shows the first three, so custody staff have the board among them. */
export function placesFor(session: CurrentSession): readonly OpenPlace[] {
  if (session.mustChangePassword) return []
  const open = places.flatMap(({ ways, ...place }) => {
    const way = ways.find(({ needs }) => needs === undefined || holdsPermission(session, needs))
    return way === undefined ? [] : [{ ...place, href: way.href }]
  })
  if (!holdsPermission(session, 'custody.detention.authorise')) return open
  const isBoard = ({ href }: OpenPlace) => href === paths.custodyBoard()
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
