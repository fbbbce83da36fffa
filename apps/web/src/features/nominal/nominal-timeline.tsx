import type { TimelineEntry } from '@mips/contracts/nominal-facts'
import { kindLabel, kindsLabel } from '@mips/domain/codes/record-kinds'
import { Button } from '@mips/ui/button.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { Timeline, type TimelineEntry as ShownEntry } from '@mips/ui/timeline.tsx'
import type { IconName } from '@mips/ui/icon.tsx'
import { fromInstant } from '@mips/ui/time-text.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { api } from '../../platform/api.ts'
import { DayFilter } from '../../platform/day-filter.tsx'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { Problem } from '../../platform/problem.tsx'
import { Loading } from '@mips/ui/loading.tsx'
import { Section } from './fact-sections.tsx'

const icons: Record<string, IconName> = {
  Arrest: 'lock',
  CustodyRecord: 'custody',
  VulnerabilityReport: 'reports',
  AsbReport: 'reports',
  IntelligenceReport: 'info',
  Crime: 'files',
  Exhibit: 'object',
  MissingEpisode: 'reports',
  AbuseAssessment: 'reports',
  ProtectionNotice: 'reports',
  RightToKnow: 'reports',
  AsbCase: 'reports',
}
const pageLength = 50

/** The filters that are set; a date that is half typed is none. */
const given = (filters: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined && value !== ''))

/** One timeline across events of every kind, newest first, narrowed in the address by kind, role and day. */
export function NominalTimeline({ nominalId }: { nominalId: string }) {
  const search = useSearch({ from: '/nominals/$nominalId' })
  const { kind, role, since, until } = search
  const navigate = useNavigate({ from: '/nominals/$nominalId' })
  const query = useInfiniteQuery({
    queryKey: [...api.nominal.getTimeline.key, nominalId, kind ?? 'all', role, since, until],
    queryFn: ({ pageParam }) =>
      api.nominal.getTimeline.fetch({
        params: { nominalId },
        query: {
          limit: pageLength,
          ...given({ kind, role, from: since, to: until }),
          ...(pageParam === undefined ? {} : { before: pageParam }),
        },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const pages = query.data?.pages ?? []
  const entries = pages.flatMap((page) => page.entries)
  const counts = pages[0]?.counts ?? []
  const roles = pages[0]?.roles ?? []
  const narrow = (next: {
    role?: string | undefined
    since?: string | undefined
    until?: string | undefined
  }) => void navigate({ search: { ...search, ...next }, hash: 'timeline', replace: true })
  const total = counts.reduce((sum, row) => sum + row.count, 0)
  // Nothing to narrow: without a filter set, somebody without events needs none to choose from.
  const isNarrowed = [kind, role, since, until].some((filter) => filter !== undefined && filter !== '')
  const hasNone = !isNarrowed && query.isSuccess && total === 0
  return (
    <Section id="timeline" title="Timeline">
      {hasNone ? null : (
        <>
          <div className="mips-button-group mips-no-print" role="group" aria-label="Show on the timeline">
            <Filter
              words="All"
              count={total}
              isOn={kind === undefined}
              onPress={() =>
                void navigate({ search: { ...search, kind: undefined }, hash: 'timeline', replace: true })
              }
            />
            {counts.map((row) => (
              <Filter
                key={row.kind}
                words={kindsLabel(row.kind)}
                count={row.count}
                isOn={kind === row.kind}
                onPress={() =>
                  void navigate({ search: { ...search, kind: row.kind }, hash: 'timeline', replace: true })
                }
              />
            ))}
          </div>
          <div className="mips-row mips-row--fields mips-no-print">
            <Select
              label="Role"
              name="timeline-role"
              value={role ?? ''}
              onChange={(event) => narrow({ role: event.target.value || undefined })}
              placeholder="Any role"
              options={roles.map((row) => ({ value: row.role, label: `${row.label} (${row.count})` }))}
            />
            <DayFilter
              name="timeline-from"
              legend="From"
              day={since}
              onDay={(day) => narrow({ since: day })}
            />
            <DayFilter
              name="timeline-to"
              legend="Until"
              day={until}
              onDay={(day) => narrow({ until: day })}
            />
          </div>
        </>
      )}
      {query.isError ? <Problem error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Loading>Reading the timeline…</Loading> : null}
      {query.isSuccess && entries.length === 0 ? <p className="mips-muted">No events recorded</p> : null}
      <Timeline entries={entries.map(toEntry)} label="Timeline" />
      {query.hasNextPage ? (
        <Button look="secondary" isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show earlier events
        </Button>
      ) : null}
    </Section>
  )
}

const Filter = ({
  words,
  count,
  isOn,
  onPress,
}: {
  words: string
  count: number
  isOn: boolean
  onPress: () => void
}) => (
  <Button look={isOn ? 'primary' : 'secondary'} size="small" aria-pressed={isOn} onClick={onPress}>
    {words} {count}
  </Button>
)

function toEntry(entry: TimelineEntry): ShownEntry {
  const { date, time } = fromInstant(entry.at)
  const href = pathOfRecord({ id: entry.eventId, kind: entry.kind })
  return {
    id: entry.eventId,
    day: date,
    time,
    kind: kindLabel(entry.kind),
    icon: icons[entry.kind] ?? 'event',
    title: (
      <>
        {href === undefined ? entry.title : <Link href={href}>{entry.title}</Link>}{' '}
        {entry.isRestricted ? <Tag tone="special">Restricted</Tag> : null}
      </>
    ),
    children: (
      <>
        <strong>{entry.roleLabels.join(', ')}</strong>
        {entry.place === null ? null : (
          <>
            {' '}
            ·{' '}
            {entry.place.locationId === null ? (
              entry.place.address
            ) : (
              <Link href={paths.location(entry.place.locationId)}>{entry.place.address}</Link>
            )}
          </>
        )}
        {entry.summary === null ? null : <p className="mips-timeline-summary">{entry.summary}</p>}
      </>
    ),
    by: `${entry.reference ?? ''} ${entry.status}`.trim(),
  }
}
