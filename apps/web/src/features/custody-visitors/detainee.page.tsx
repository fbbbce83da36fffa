import type { VisitedDetainee } from '@mips/contracts/custody-visitors'
import { stationName } from '@mips/domain/custody/station-name'
import { LinkButton } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { formatDateTimeZone } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

/** What a detainee lets the visitors read: rights, care and treatment. */
export function DetaineePage() {
  usePageTitle('Custody record for visitors')
  const { visitId, recordId } = useParams({ from: '/custody/visits/$visitId/detainees/$recordId' })
  const detainee = useQuery(topicApi.custodyVisitors.getDetainee.query({ params: { visitId, recordId } }))
  return (
    <Shown query={detainee} words="Reading the custody record…">
      {(found) => (
        <>
          <PageHeading
            caption={`${stationName(found.station)}, ${found.cell ?? 'no cell'}`}
            actions={
              <LinkButton look="secondary" href={paths.custodyVisit(visitId)}>
                Visit
              </LinkButton>
            }
          >
            {found.name ?? found.custodyNumber}
          </PageHeading>
          <SummaryList
            columns={2}
            rows={[
              { key: 'Custody number', value: found.custodyNumber },
              { key: 'Reading the record', value: found.consentLabel },
              {
                key: 'Arrived',
                value: (
                  <>
                    {formatDateTimeZone(found.arrivedAt)} {found.isChild ? <Tag tone="bad">Child</Tag> : null}
                  </>
                ),
              },
              { key: 'Risk', value: found.riskLabel },
              { key: 'Observation', value: found.observationLabel },
            ]}
          />
          <div className="mips-columns">
            {found.sections.map((section) => (
              <Section key={section.key} section={section} />
            ))}
          </div>
        </>
      )}
    </Shown>
  )
}

function Section({ section: { label, lines } }: { section: VisitedDetainee['sections'][number] }) {
  return (
    <Card title={label}>
      {lines.length === 0 ? (
        <p className="mips-muted">Nothing entered.</p>
      ) : (
        <ul className="govuk-list">
          {lines.map((line) => (
            <li key={`${line.label}${line.at ?? ''}${line.words}`}>
              {line.at === null ? '' : `${formatDateTimeZone(line.at)}: `}
              <strong>{line.label}</strong>
              {line.words === '' ? '' : `, ${line.words}`}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
