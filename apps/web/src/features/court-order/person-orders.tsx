/** On the Golden Nominal: the orders in force, told before anything else, and below all that there were, with a new one and an end. */
import type { CourtOrderView } from '@mips/contracts/court-order'
import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { formatDate, formatOfficer } from '../../platform/format.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { EndForm, RecordForm } from './order-forms.tsx'

type Props = { nominal: GoldenNominal }
const useOrders = (nominalId: string) =>
  useQuery(topicApi.courtOrder.ofPerson.query({ params: { nominalId } }))

export function OrdersNotice({ nominal }: Props) {
  const found = useOrders(nominal.id)
  return (found.data?.orders ?? [])
    .filter(({ standing }) => standing.code === 'IN_FORCE')
    .map((order) => (
      <NotificationBanner
        key={order.id}
        tone="caution"
        title={`${order.kind.label}: ${order.until.toLowerCase()}`}
      >
        <Terms order={order} />
        <p>{order.power}.</p>
      </NotificationBanner>
    ))
}

function Terms({ order: { terms, protects, kind } }: { order: CourtOrderView }) {
  return (
    <>
      {terms.length === 0 ? null : (
        <ul className="govuk-list govuk-list--bullet" aria-label={`Terms of the ${kind.label.toLowerCase()}`}>
          {terms.map((term) => (
            <li key={term}>{term}</li>
          ))}
        </ul>
      )}
      {protects.length === 0 ? null : <p>Protects {protects.join(', ')}.</p>}
    </>
  )
}

export function OrdersCard({ nominal }: Props) {
  const found = useOrders(nominal.id)
  if (found.data === undefined) return null
  const { orders, may } = found.data
  if (orders.length === 0 && !may.keep) return null
  return (
    <Card title={`Orders of courts (${orders.length})`}>
      {orders.length === 0 ? <p className="mips-muted">No order of a court is recorded.</p> : null}
      <ul className="govuk-list" aria-label="Orders of courts">
        {orders.map((order) => (
          <li key={order.id}>
            <strong>{order.kind.label}</strong>{' '}
            <Tag tone={order.standing.code === 'IN_FORCE' ? 'bad' : 'neutral'}>{order.standing.label}</Tag>{' '}
            {order.court}, from {formatDate(order.from)}
            {order.to === null ? ' until further order' : ` to ${formatDate(order.to)}`}
            {order.endedOn === null ? '' : `, ended ${formatDate(order.endedOn)}: ${order.endReason ?? ''}`}
            {order.by === null ? null : (
              <span className="mips-muted mips-small"> recorded by {formatOfficer(order.by)}</span>
            )}
            <Terms order={order} />
            {may.keep && order.endedOn === null ? (
              <Details summary={`End the ${order.kind.label.toLowerCase()} of ${formatDate(order.from)}`}>
                <EndForm nominalId={nominal.id} orderId={order.id} />
              </Details>
            ) : null}
          </li>
        ))}
      </ul>
      {may.keep ? (
        <Details summary="Record an order of a court">
          <RecordForm
            nominalId={nominal.id}
            open={orders.filter(({ endedOn, standing }) => endedOn === null && standing.code !== 'ENDED')}
          />
        </Details>
      ) : null}
    </Card>
  )
}
