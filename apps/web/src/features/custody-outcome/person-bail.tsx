/** On the Golden Nominal: the bail that the person is under, and the way to an arrest for breaking it in one tap. */
import type { PersonBail } from '@mips/contracts/custody-outcome-replies'
import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { useQuery } from '@tanstack/react-query'
import { topicApi } from '../../platform/topic-api.ts'
import { useCan } from '../../platform/can.tsx'
import { formatDateTimeZone } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'

export function PersonBailNotice({ nominal }: { nominal: GoldenNominal }) {
  const may = useCan('custody.bail.read')
  const found = useQuery({
    ...topicApi.custodyOutcome.ofPerson.query({ params: { nominalId: nominal.id } }),
    enabled: may,
  })
  return (found.data?.bails ?? []).map((each) => (
    <Notice key={each.bail.id} nominalId={nominal.id} each={each} />
  ))
}

function Notice({ nominalId, each }: { nominalId: string; each: PersonBail }) {
  const mayArrest = useCan('arrest.event.record')
  const { bail, custodyNumber, offences, incidentId } = each
  return (
    <NotificationBanner
      tone="caution"
      title={`${bail.label}: ${offences.map(({ label }) => label).join('; ')}`}
    >
      <p>
        {custodyNumber}
        {bail.returnAt === null ? '' : `, to return ${formatDateTimeZone(bail.returnAt)}`}
      </p>
      {bail.conditions.length === 0 ? <p>No conditions.</p> : null}
      <ul className="govuk-list" aria-label="Bail conditions">
        {bail.conditions.map(({ id, label, words }) => (
          <li key={id}>
            <strong>{label}</strong>: {words}{' '}
            {mayArrest && incidentId !== null && bail.kind === 'PRE_CHARGE' ? (
              <Link href={paths.arrestForBreach({ incidentId, nominalId, bailId: bail.id, conditionId: id })}>
                Breach<span className="govuk-visually-hidden">: {words}</span>
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </NotificationBanner>
  )
}
