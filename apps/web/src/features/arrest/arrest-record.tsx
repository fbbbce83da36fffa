import type { ArrestPage } from '@mips/contracts/arrest'
import { arrestStates } from '@mips/domain/custody/state'
import { stationName } from '@mips/domain/custody/station-name'
import { LinkButton } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SourceNote } from '@mips/ui/source-note.tsx'
import { SummaryList, type SummaryRow } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { SafeguardHere } from '../../platform/children-here.tsx'
import { formatDateTime, formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { Gazetteer } from '../../platform/gazetteer.tsx'
import { wordsOfOrigin } from '../../platform/linked-person.tsx'
import { paths } from '../../platform/paths.ts'
import { PersonBar } from '../../platform/person-bar.tsx'
import { ArrivalForm } from './arrival-form.tsx'

/** An arrest with everything that was recorded of it, and what comes next. */
export function ArrestRecord({ arrest }: { arrest: ArrestPage }) {
  const state = arrestStates.find(({ code }) => code === arrest.status)?.label ?? arrest.status
  return (
    <>
      <PageHeading
        caption={arrest.reference ?? 'Arrest'}
        actions={
          arrest.may.openCustody ? (
            <LinkButton href={paths.openCustody(arrest.id)}>Open custody record</LinkButton>
          ) : undefined
        }
      >
        {arrest.title}
      </PageHeading>
      {arrest.person === null ? null : <PersonBar person={arrest.person} />}
      {arrest.childReportDue ? (
        <NotificationBanner
          tone="caution"
          title="A child coming-to-notice report must be raised"
          actions={
            <LinkButton href={paths.raiseVulnerability(arrest.id, arrest.person?.personRecordId)}>
              Raise the report
            </LinkButton>
          }
        >
          <p>The person is under 18, or may be. The report is on your list of what is due.</p>
        </NotificationBanner>
      ) : (
        <SafeguardHere eventId={arrest.id} personId={arrest.person?.personRecordId} />
      )}
      <div className="mips-columns mips-columns--main-aside">
        <div>
          <Card title="Arrest">
            <SummaryList rows={factsOf(arrest)} />
          </Card>
        </div>
        <div>
          <Card
            title="Now"
            actions={<Tag tone={arrest.status === 'ARRESTED' ? 'caution' : 'info'}>{state}</Tag>}
          >
            <Onwards arrest={arrest} />
          </Card>
        </div>
      </div>
    </>
  )
}

function Onwards({ arrest }: { arrest: ArrestPage }) {
  return (
    <ul className="govuk-list">
      {arrest.custody === null ? null : (
        <li>
          Custody record <Link href={paths.custody(arrest.custody.id)}>{arrest.custody.custodyNumber}</Link>
        </li>
      )}
      {arrest.incident === null ? null : (
        <li>
          Incident{' '}
          <Link href={paths.incident(arrest.incident.id)}>
            {arrest.incident.reference ?? arrest.incident.title}
          </Link>
        </li>
      )}
      {arrest.station === null ? null : <li>Taken to {stationName(arrest.station.name)}</li>}
      {arrest.arrivedAtStationAt === null ? null : (
        <li>Arrived {formatDateTimeZone(arrest.arrivedAtStationAt)}</li>
      )}
      {arrest.may.arrive && arrest.arrivedAtStationAt === null ? (
        <li>
          <ArrivalForm arrest={arrest} />
        </li>
      ) : null}
    </ul>
  )
}

function factsOf(arrest: ArrestPage): SummaryRow[] {
  const sourceOf = (field: string, fact: string) => {
    const source = arrest.sources.find((one) => one.field === field)
    if (source === undefined) return undefined
    return (
      <SourceNote
        fact={fact}
        source={arrest.reference ?? 'This arrest'}
        origin={wordsOfOrigin(source.how)}
        by={source.by ?? undefined}
        date={formatDateTime(source.at)}
      />
    )
  }
  const caution = [
    arrest.cautionGiven ? 'Given' : 'Not given',
    arrest.cautionAt === null ? undefined : formatDateTimeZone(arrest.cautionAt),
  ]
    .filter(Boolean)
    .join(' ')
  return [
    { key: 'Offences', value: <OffenceList arrest={arrest} />, source: sourceOf('offences', 'Offences') },
    {
      key: 'Arrested',
      value: formatDateTimeZone(arrest.arrestedAt),
      source: sourceOf('arrestedAt', 'Time of arrest'),
    },
    {
      key: 'Where',
      value:
        arrest.location === null ? (
          (arrest.placeText ?? 'not recorded')
        ) : (
          <>
            <Link href={paths.location(arrest.location.id)}>{arrest.location.address}</Link>
            <br />
            <Gazetteer place={arrest.location} />
          </>
        ),
      source: sourceOf('locationId', 'Place of arrest'),
    },
    {
      key: 'Arresting officer',
      value: arrest.officers
        .filter(({ role }) => role === 'ARRESTING')
        .map(formatOfficer)
        .join(', '),
    },
    { key: 'Power', value: arrest.powerLabel, source: sourceOf('power', 'Power') },
    {
      key: 'Grounds',
      value: <p className="mips-preline">{arrest.grounds}</p>,
      source: sourceOf('grounds', 'Grounds'),
    },
    {
      key: 'Necessary because',
      value:
        [...arrest.necessity.map(({ label }) => label), arrest.necessityReason].filter(Boolean).join('. ') ||
        'not asked for by this power',
    },
    { key: 'Caution', value: caution, source: sourceOf('cautionAt', 'Caution') },
    { key: 'Reply to caution', value: arrest.replyToCaution ?? 'no reply recorded' },
    { key: 'Force used', value: arrest.forceUsed ? 'Yes' : 'No' },
  ]
}

function OffenceList({ arrest }: { arrest: ArrestPage }) {
  return (
    <ul className="govuk-list">
      {arrest.offences.map((offence) => (
        <li key={offence.id}>
          {offence.title} <code>{offence.code}</code>{' '}
          {offence.isDomestic ? <Tag tone="special">Domestic</Tag> : null}
        </li>
      ))}
    </ul>
  )
}
