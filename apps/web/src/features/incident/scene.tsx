import type { IncidentPage } from '@mips/contracts/incident'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { formatDateTime } from '../../platform/format.ts'
import { Gazetteer } from '../../platform/gazetteer.tsx'
import { paths } from '../../platform/paths.ts'

/** Where, what, and who rang. */
export function Scene({ incident }: { incident: IncidentPage }) {
  const { location, caller } = incident
  const rang = [caller.name, caller.isVictim ? 'the victim' : undefined].filter(Boolean).join(', ')
  return (
    <Card title="What is happening">
      <p className="mips-incident-summary">{incident.summary}</p>
      <SummaryList
        rows={[
          {
            key: 'Where',
            value:
              location === null ? (
                'not shown to you'
              ) : (
                <>
                  <Link href={paths.location(location.id)}>{location.address}</Link>
                  <br />
                  <Gazetteer place={location} />
                </>
              ),
          },
          { key: 'Caller', value: rang === '' ? 'not given' : rang },
          {
            key: 'Caller’s number',
            value:
              caller.phone === null ? (
                'not given'
              ) : (
                <a className="govuk-link" href={`tel:${caller.phone.replaceAll(' ', '')}`}>
                  {caller.phone}
                </a>
              ),
          },
          { key: 'Happened', value: formatDateTime(incident.occurredAt) },
          { key: 'Opened by', value: incident.openedBy ?? 'not known' },
          ...(incident.attendBy === null
            ? []
            : [{ key: 'Attend by', value: formatDateTime(incident.attendBy) }]),
        ]}
      />
    </Card>
  )
}
