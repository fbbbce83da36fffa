import type { CustodyPage } from '@mips/contracts/custody-replies'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { SourceNote } from '@mips/ui/source-note.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { eventRoleLabel } from '@mips/domain/codes/event-roles'
import { formatDateTime, formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { wordsOfOrigin } from '../../platform/linked-person.tsx'
import { paths } from '../../platform/paths.ts'

/** What the arrest told: nothing of it was typed here. */
export function ArrestFacts({ stay }: { stay: CustodyPage }) {
  const { arrest, incident, earlierStay, answeredBy } = stay
  const sourceOf = (field: string, fact: string) => {
    const source = stay.sources.find((one) => one.field === field)
    if (source === undefined) return undefined
    return (
      <SourceNote
        fact={fact}
        source={sourceName(stay, source.carriedFromId)}
        origin={wordsOfOrigin(source.how)}
        by={source.by ?? undefined}
        date={formatDateTime(source.at)}
      />
    )
  }
  return (
    <Card
      title="Arrest"
      actions={
        arrest === null ? undefined : (
          <Link href={paths.arrest(arrest.id)}>{arrest.reference ?? 'Arrest'}</Link>
        )
      }
    >
      <SummaryList
        rows={[
          { key: 'Offences', value: <Offences stay={stay} />, source: sourceOf('offences', 'Offences') },
          {
            key: 'Arrested',
            value: stay.arrestedAt === null ? undefined : formatDateTimeZone(stay.arrestedAt),
            source: sourceOf('arrestedAt', 'Time of arrest'),
          },
          { key: 'Where', value: stay.arrestPlace, source: sourceOf('arrestPlace', 'Place of arrest') },
          {
            key: 'Grounds',
            value: <p className="mips-preline">{stay.grounds}</p>,
            source: sourceOf('grounds', 'Grounds'),
          },
          { key: 'Officers', value: <Officers stay={stay} />, source: sourceOf('officers', 'Officers') },
          {
            key: 'Incident',
            value:
              incident === null ? undefined : (
                <Link href={paths.incident(incident.id)}>{incident.reference ?? incident.title}</Link>
              ),
          },
          {
            key: 'Arrived',
            value: formatDateTimeZone(stay.arrivedAt),
            source: sourceOf('arrivedAt', 'Arrival'),
          },
          ...(earlierStay === null
            ? []
            : [{ key: 'Answers the bail of', value: <StayLink stay={earlierStay} /> }]),
          ...(answeredBy === null
            ? []
            : [{ key: 'Bail answered by', value: <StayLink stay={answeredBy} /> }]),
          { key: 'Held for', value: stay.recordTypes.map(({ label }) => label).join(', ') },
        ]}
      />
    </Card>
  )
}

const sourceName = ({ arrest, earlierStay, custodyNumber }: CustodyPage, fromId: string | null) =>
  earlierStay !== null && earlierStay.id === fromId
    ? earlierStay.custodyNumber
    : (arrest?.reference ?? custodyNumber)

const StayLink = ({ stay }: { stay: { id: string; custodyNumber: string } }) => (
  <Link href={paths.custody(stay.id)}>{stay.custodyNumber}</Link>
)

function Offences({ stay }: { stay: CustodyPage }) {
  return (
    <ul className="govuk-list">
      {stay.offences.map((offence) => (
        <li key={offence.id}>
          {offence.title} <code>{offence.code}</code>{' '}
          {offence.isDomestic ? <Tag tone="special">Domestic</Tag> : null}
        </li>
      ))}
    </ul>
  )
}

function Officers({ stay }: { stay: CustodyPage }) {
  return (
    <ul className="govuk-list">
      {stay.officers.map((officer) => (
        <li key={`${officer.id} ${officer.role}`}>
          {formatOfficer(officer)} <span className="mips-muted">{eventRoleLabel(officer.role)}</span>
        </li>
      ))}
    </ul>
  )
}

/** What the custody officer decided, and how it ended. */
export function DecisionFacts({ stay }: { stay: CustodyPage }) {
  const isRefused = stay.decision === 'REFUSED'
  const told = stay.toldInPresence ? 'Yes' : `No: ${stay.notToldReason ?? 'no reason recorded'}`
  return (
    <SummaryList
      rows={[
        { key: 'Decision', value: isRefused ? 'Detention refused' : 'Detention authorised' },
        {
          key: 'When',
          value: stay.authorisedAt === null ? undefined : formatDateTimeZone(stay.authorisedAt),
        },
        {
          key: 'Custody officer',
          value: stay.authorisedBy === null ? undefined : formatOfficer(stay.authorisedBy),
        },
        ...(isRefused
          ? [{ key: 'Why', value: stay.refusedReason }]
          : [
              { key: 'Grounds', value: stay.detentionGrounds.map(({ label }) => label).join('; ') },
              { key: 'Why necessary', value: stay.groundsText },
              { key: 'Told in their presence', value: told },
            ]),
        ...(stay.releasedAt === null || isRefused
          ? []
          : [
              {
                key: 'Ended',
                value: `${formatDateTimeZone(stay.releasedAt)}: ${[stay.disposal?.label, stay.releaseReason].filter(Boolean).join('. ')}`,
              },
            ]),
      ]}
    />
  )
}
