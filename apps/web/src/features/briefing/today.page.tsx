/** Today's briefings for the reader, that of the tour of duty first: read at parade on a phone. */
import type { BriefingForReader } from '@mips/contracts/briefing-parts'
import { Button } from '@mips/ui/button.tsx'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useAct } from '../../platform/act.ts'
import { formatDate, formatDateTime } from '../../platform/format.ts'
import { GridMap, type GridMapPoint } from '../../platform/grid-map.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { PaperButton } from '../../platform/paper-button.tsx'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { holdsPermission, useSession } from '../../platform/session.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { audienceWords } from './briefing-words.ts'
import './briefing.scss'
import { ItemCard } from './item-card.tsx'

export function TodayPage() {
  usePageTitle('Briefing')
  const session = useSession()
  const today = useQuery({ ...topicApi.briefing.today.query(), staleTime: 0, refetchInterval: 60_000 })
  return (
    <div className="mips-stack">
      <PageHeading
        actions={
          holdsPermission(session, 'briefing.duty.make') ? (
            <Link href={paths.briefings()}>Make briefings</Link>
          ) : undefined
        }
      >
        Briefing{today.data === undefined ? '' : ` of ${formatDate(today.data.today)}`}
      </PageHeading>
      <Shown query={today} words="Looking what is told today…" headingLevel={2}>
        {({ briefings }) =>
          briefings.length === 0 ? (
            <EmptyState title="Nothing is told today">
              No briefing of today is for your unit and your role.
            </EmptyState>
          ) : (
            <>
              <PurposeOfFirst briefings={briefings} />
              {briefings.map((briefing) => (
                <OneBriefing key={briefing.id} briefing={briefing} />
              ))}
            </>
          )
        }
      </Shown>
    </div>
  )
}

/** Photographs are asked for with a purpose: that of the briefing, from the first record on it. */
function PurposeOfFirst({ briefings }: { briefings: readonly BriefingForReader[] }) {
  const first = briefings.flatMap(({ items }) => items).find(({ photograph }) => photograph !== null)
  return first === undefined || first.record === null ? null : <PurposeOf recordId={first.record.id} />
}

function PurposeOf({ recordId }: { recordId: string }) {
  usePurposeFrom(recordId, 'INTELLIGENCE')
  return null
}

function OneBriefing({ briefing }: { briefing: BriefingForReader }) {
  const { items } = briefing
  const unread = items.filter(({ isRead }) => !isRead)
  return (
    <section className="mips-stack" aria-label={briefing.title}>
      <h2 className="govuk-heading-m mips-briefing-title">
        {briefing.title} {briefing.isOfThisShift ? null : <Tag>Another tour of duty</Tag>}
      </h2>
      <p className="mips-muted mips-small">
        {[
          audienceWords(briefing),
          briefing.publishedAt === null ? null : `published ${formatDateTime(briefing.publishedAt)}`,
          briefing.marking,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <PlacesMap briefing={briefing} />
      {items.map((line, index) => (
        <ItemCard
          key={line.id}
          line={line}
          number={index + 1}
          actions={line.isRead ? undefined : <ReadButton briefing={briefing} ids={[line.id]} words={line} />}
        />
      ))}
      {items.length === 0 ? <p>Nothing on it is for you to see any more.</p> : null}
      <div className="mips-row">
        {unread.length > 1 ? <ReadButton briefing={briefing} ids={unread.map(({ id }) => id)} /> : null}
        <PaperButton
          paper={briefing.title}
          print={(recipient) =>
            topicApi.briefing.print.fetch({ params: { briefingId: briefing.id }, body: { recipient } })
          }
        />
      </div>
    </section>
  )
}

type ReadProps = {
  briefing: BriefingForReader
  ids: readonly string[]
  words?: { kind: { label: string }; ask: string }
}

/** Says that the versions on the screen were read. */
function ReadButton({ briefing, ids, words }: ReadProps) {
  const read = useAct(topicApi.briefing.acknowledge.mutation(), {
    refreshes: [topicApi.briefing.today.key],
    said: words === undefined ? 'Kept: you have read all of it' : 'Kept: you have read it',
    tellsErrors: true,
  })
  const items = briefing.items.flatMap(({ id, version }) =>
    ids.includes(id) ? [{ itemId: id, version }] : [],
  )
  return (
    <Button
      {...(words === undefined ? {} : { size: 'small' as const })}
      look={words === undefined ? 'primary' : 'secondary'}
      isBusy={read.isBusy}
      onClick={() => void read.run({ params: { briefingId: briefing.id }, body: { items } })}
    >
      {words === undefined ? `I have read all ${ids.length}` : 'I have read this'}
      {words === undefined ? null : <span className="govuk-visually-hidden"> {words.ask}</span>}
    </Button>
  )
}

/** The places of the items under the numbers of their cards. */
function PlacesMap({ briefing }: { briefing: BriefingForReader }) {
  const points = briefing.items.flatMap(({ id, place }, index): GridMapPoint[] =>
    place === null || place.easting === null || place.northing === null
      ? []
      : [{ id, easting: place.easting, northing: place.northing, number: index + 1, words: place.address }],
  )
  if (points.length === 0) return null
  return (
    <div className="mips-briefing-map">
      <GridMap label="Places of this briefing" points={points} />
    </div>
  )
}
