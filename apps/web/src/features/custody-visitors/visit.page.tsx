import {
  custodyVisitors,
  type VisitDetainee,
  type VisitPage as Visit,
} from '@mips/contracts/custody-visitors'
import { stationName } from '@mips/domain/custody/station-name'
import { Button, LinkButton } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageBar } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct } from '../../platform/act.ts'
import { ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { formatDateTimeZone, formatDistance, formatTime } from '../../platform/format.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { useServerNow } from '../../platform/server-clock.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { ConcernForm, ConcernList } from './concerns.tsx'
import { refreshesVisits } from './custody-visitors.api.ts'
import { OfferForm } from './offer-form.tsx'

/** One visit: who is held, what came of offering it to each, what the visitors are concerned about. */
export function VisitPage() {
  usePageTitle('Custody visit')
  const { visitId } = useParams({ from: '/custody/visits/$visitId' })
  const visit = useQuery({
    ...topicApi.custodyVisitors.get.query({ params: { visitId } }),
    refetchInterval: 60_000,
  })
  return (
    <Shown query={visit} words="Reading the visit…">
      {(found) => <Found visit={found} />}
    </Shown>
  )
}

function Found({ visit }: { visit: Visit }) {
  const goesOn = visit.leftAt === null
  const mayRecord = visit.isOwn && goesOn && visit.may.record
  return (
    <>
      <PageHeading
        caption="Independent custody visiting"
        actions={
          <LinkButton look="secondary" href={paths.custodyVisits()}>
            Visits
          </LinkButton>
        }
      >
        Visit to {stationName(visit.station.name)}
      </PageHeading>
      <PageBar tone={goesOn ? 'caution' : 'good'}>
        {visit.visitors}: arrived {formatDateTimeZone(visit.arrivedAt)}
        {visit.waitMinutes === null ? '' : `, let in after ${visit.waitMinutes} min`}
        {visit.leftAt === null ? '.' : `, left ${formatDateTimeZone(visit.leftAt)}.`}
        {visit.delayReason === null ? '' : ` Why they waited: ${visit.delayReason}.`}
        {visit.note === null ? '' : ` ${visit.note}`}
      </PageBar>
      <h2 className="govuk-heading-m">{goesOn ? 'Held now' : 'Offered the visit'}</h2>
      {visit.detainees.length === 0 ? <p>Nobody that you may see.</p> : null}
      <div className="mips-columns">
        {visit.detainees.map((detainee) => (
          <DetaineeCard key={detainee.id} visitId={visit.id} detainee={detainee} mayRecord={mayRecord} />
        ))}
      </div>
      <h2 className="govuk-heading-m">Concerns</h2>
      <ConcernList concerns={visit.concerns} mayAnswer={visit.may.answer} empty="No concern was raised." />
      {visit.isOwn && visit.may.record ? (
        <Details summary="Raise a concern">
          <ConcernForm visitId={visit.id} detainees={visit.detainees} />
        </Details>
      ) : null}
      {mayRecord ? (
        <Details summary="End the visit">
          <EndForm visitId={visit.id} />
        </Details>
      ) : null}
    </>
  )
}

function DetaineeCard({
  visitId,
  detainee,
  mayRecord,
}: {
  visitId: string
  detainee: VisitDetainee
  mayRecord: boolean
}) {
  const [isOpen, setOpen] = useState(false)
  const now = useServerNow(60_000)
  const { id, custodyNumber, cell, isChild, outcomeLabel, at, reason, language } = detainee
  return (
    <Card
      title={`${cell ?? 'No cell'}: ${custodyNumber}`}
      actions={
        outcomeLabel === null ? (
          <Tag>Not offered yet</Tag>
        ) : (
          <Tag tone={detainee.outcome === 'SEEN' ? 'good' : 'caution'}>{outcomeLabel}</Tag>
        )
      }
    >
      <p>
        {isChild ? <Tag tone="bad">Child</Tag> : null} Arrived {formatDistance(detainee.arrivedAt, now)};{' '}
        {detainee.stateLabel.toLowerCase()}
        {language === null || language === '' ? '' : `; speaks ${language}`}
        {at === null ? '' : `; offered at ${formatTime(at)}`}
        {reason === null ? '' : `: ${reason}`}
      </p>
      {mayRecord && detainee.showsRecord ? (
        <p>
          <Link href={paths.custodyVisitDetainee(visitId, id)}>
            Read the custody record<span className="govuk-visually-hidden"> of {custodyNumber}</span>
          </Link>
        </p>
      ) : null}
      {mayRecord && !isOpen ? (
        <Button look="secondary" onClick={() => setOpen(true)}>
          {outcomeLabel === null ? 'Enter what came of it' : 'Enter it again'}
          <span className="govuk-visually-hidden">: {custodyNumber}</span>
        </Button>
      ) : null}
      {mayRecord && isOpen ? (
        <OfferForm visitId={visitId} recordId={id} onDone={() => setOpen(false)} />
      ) : null}
    </Card>
  )
}

type Values = { leftAt: LocalDateTime; note: string }
const bodyOf = ({ leftAt, note }: Values) => ({ leftAt: instantOf(leftAt), note: given(note) })

function EndForm({ visitId }: { visitId: string }) {
  const form = useActForm({
    schema: onForm(bodyOf, custodyVisitors.routes.end.body),
    defaults: { leftAt: rightNow(), note: '' } as Values,
    act: useAct(topicApi.custodyVisitors.end.mutation(), {
      refreshes: refreshesVisits,
      said: 'The visit has ended',
    }),
    toInput: (body) => ({ params: { visitId }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="End the visit">
      <ActTime form={form} name="leftAt" label="Left" />
      <ActWords form={form} name="note" label="About the visit as a whole" need="optional" limit={2000} />
    </ActFormFrame>
  )
}
