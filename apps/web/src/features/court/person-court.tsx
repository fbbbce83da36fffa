/** On the Golden Nominal: how a court remanded the person, in sight of a patrol; convictions and the hearings that come. */
import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { useQuery } from '@tanstack/react-query'
import { useCan } from '../../platform/can.tsx'
import { formatDate } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'
import { topicApi } from '../../platform/topic-api.ts'

function useCourt(nominal: GoldenNominal) {
  const may = useCan('nominal.person.read')
  const found = useQuery({
    ...topicApi.court.ofNominal.query({ params: { nominalId: nominal.id } }),
    enabled: may,
  })
  return found.data ?? { convictions: [], remands: [], hearings: [] }
}

export function PersonRemand({ nominal }: { nominal: GoldenNominal }) {
  return useCourt(nominal).remands.map((one) => (
    <NotificationBanner key={one.id} tone="caution" title={`${one.remand.label}, ${one.court}`}>
      <p>
        Since {formatDate(one.from)}. <CaseLink of={one} />
      </p>
      {one.conditions.length === 0 ? null : (
        <ul className="govuk-list" aria-label="Bail conditions of the court">
          {one.conditions.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </NotificationBanner>
  ))
}

export function PersonCourt({ nominal }: { nominal: GoldenNominal }) {
  const { convictions, hearings } = useCourt(nominal)
  if (convictions.length + hearings.length === 0) return null
  return (
    <Card title="At court">
      {convictions.length === 0 ? null : (
        <>
          <h3 className="govuk-heading-s">Convictions</h3>
          <ul className="govuk-list" aria-label="Convictions">
            {convictions.map((one) => (
              <li key={one.id}>
                <strong>
                  {one.offence} ({one.code})
                </strong>
                , {one.court}, {formatDate(one.day)}: {one.words} <CaseLink of={one} />
              </li>
            ))}
          </ul>
        </>
      )}
      {hearings.length === 0 ? null : (
        <>
          <h3 className="govuk-heading-s">Hearings that come</h3>
          <ul className="govuk-list" aria-label="Hearings that come">
            {hearings.map((one) => (
              <li key={one.id}>
                {formatDate(one.day)} {one.time}, {one.court}: {one.type.label} <CaseLink of={one} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function CaseLink({ of: { caseId, urn } }: { of: { caseId: string | null; urn: string | null } }) {
  if (caseId === null || urn === null) return null
  return <Link href={paths.caseCourt(caseId)}>Case {urn}</Link>
}
