/** What repeats with a call, counted when it is looked at: the calls behind each count, and the case that the count asks for. */
import type { AsbCall, AsbRepeats } from '@mips/contracts/asb-case-parts'
import type { IncidentPage } from '@mips/contracts/incident'
import { asbCallTypes } from '@mips/domain/safeguarding/asb-case'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { asbCase } from '@mips/contracts/asb-case'
import { useQuery } from '@tanstack/react-query'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { api } from '../../platform/api.ts'
import { useCan } from '../../platform/can.tsx'
import { onForm } from '../../platform/form-times.ts'
import { formatDateTime } from '../../platform/format.ts'
import { goTo } from '../../platform/go-to.ts'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCase } from './asb-case.api.ts'

/** On an incident: asked only where it is anti-social behaviour by its type or by a report that came out of it. */
export function IncidentRepeats({ incident }: { incident: IncidentPage }) {
  const isAsked =
    asbCallTypes.includes(incident.incidentType) || incident.arising.some(({ kind }) => kind === 'AsbReport')
  const may = useCan('asb.case.read')
  const found = useQuery({
    ...topicApi.asbCase.getRepeats.query({ params: { incidentId: incident.id } }),
    enabled: isAsked && may,
  })
  return found.data === undefined ? null : <Repeats repeats={found.data} />
}

/** The same on a report of anti-social behaviour, for the call that it arises from. */
export function ReportRepeats({ reportId }: { reportId: string }) {
  const may = useCan('asb.case.read')
  const found = useQuery({
    ...topicApi.asbCase.getReportRepeats.query({ params: { reportId } }),
    enabled: may,
  })
  return found.data === undefined ? null : <Repeats repeats={found.data} />
}

const times = (count: number): string => (count === 1 ? '1 call' : `${count} calls`)

function Repeats({ repeats }: { repeats: AsbRepeats }) {
  const { counts, offers, cases, callId } = repeats
  if (!repeats.isAsb) return null
  return (
    <Card title="Repeat calls" {...(offers.length > 0 ? { tone: 'caution' as const } : {})}>
      {counts.length === 0 ? (
        <p>No call before this one in the last {repeats.months} months at this place or with these people.</p>
      ) : (
        <ul className="govuk-list">
          {counts.map(({ by, label, before, calls }) => (
            <li key={`${by.code} ${label}`}>
              <strong>{times(before)}</strong> before this one: {label} ({by.label.toLowerCase()}){' '}
              <Behind calls={calls} label={label} />
            </li>
          ))}
        </ul>
      )}
      {cases.map((one) => (
        <p key={one.id}>
          <Link href={paths.asbCase(one.id)}>
            {one.reference} {one.title}
          </Link>{' '}
          {one.hasThisCall ? 'has this call.' : <AddToCase caseId={one.id} callId={callId} />}
        </p>
      ))}
      {offers.length > 0 ? <Offers repeats={repeats} /> : null}
      {offers.length === 0 && cases.length === 0 ? (
        <OpenEarly callId={callId} needed={repeats.needed} />
      ) : null}
    </Card>
  )
}

const Behind = ({ calls, label }: { calls: AsbCall[]; label: string }) => (
  <Details
    summary={
      <>
        Which calls<span className="govuk-visually-hidden"> at or with {label}</span>
      </>
    }
  >
    <ul className="govuk-list govuk-list--bullet">
      {calls.map((call) => (
        <li key={call.id}>
          <Link href={pathOfRecord(call) ?? ''}>
            {call.reference} {call.title}
          </Link>
          , {formatDateTime(call.at)}
        </li>
      ))}
    </ul>
  </Details>
)

type Opened = { id: string }
const useOpen = () =>
  useAct(topicApi.asbCase.open.mutation(), {
    refreshes: [...refreshesCase, api.incident.get.key],
    said: ({ reference }) => `Case ${reference ?? ''} opened`,
    tellsErrors: true,
    onDone: ({ id }: Opened) => goTo(paths.asbCase(id)),
  })

/** One press opens the case with its calls, people and place carried in. */
function Offers({ repeats }: { repeats: AsbRepeats }) {
  const open = useOpen()
  const may = useCan('asb.case.keep')
  return (
    <>
      <p>
        {repeats.needed} or more calls in {repeats.windowDays} days: open a case. Calls, people and place are
        carried in.
      </p>
      {may
        ? repeats.offers.map(({ by, id, label, calls }) => (
            <p key={`${by.code} ${id}`}>
              <Button
                look="secondary"
                isBusy={open.isBusy}
                onClick={() =>
                  void open.run({
                    body: { callId: repeats.callId, basis: by.code as 'PLACE', basisId: id },
                  })
                }
              >
                {`Open a case from ${times(calls.length)}: ${label} (${by.label.toLowerCase()})`}
              </Button>
            </p>
          ))
        : null}
    </>
  )
}

function AddToCase({ caseId, callId }: { caseId: string; callId: string }) {
  const add = useAct(topicApi.asbCase.addCall.mutation(), {
    refreshes: refreshesCase,
    said: 'Call added: the risk is answered again',
    tellsErrors: true,
    onDone: () => goTo(paths.asbCase(caseId)),
  })
  if (!useCan('asb.case.keep')) return <>does not have this call yet.</>
  return (
    <Button
      look="secondary"
      size="small"
      isBusy={add.isBusy}
      onClick={() => void add.run({ params: { caseId }, body: { callId } })}
    >
      Add this call to the case
    </Button>
  )
}

/** Before the count asks for a case, one is opened with the reason. */
function OpenEarly({ callId, needed }: { callId: string; needed: number }) {
  const form = useActForm({
    schema: onForm(
      (values: { reason: string }) => ({ callId, basis: 'CALL', reason: values.reason }),
      asbCase.routes.open.body,
    ),
    defaults: { reason: '' },
    act: useOpen(),
    toInput: (body) => ({ body }),
  })
  if (!useCan('asb.case.keep')) return null
  return (
    <Details summary="Open a case all the same">
      <p>Fewer than {needed} calls: say why it cannot wait.</p>
      <ActFormFrame form={form} submitWords="Open the case">
        <Textarea {...form.fields.register('reason')} label="Why" rows={2} error={form.errorOf('reason')} />
      </ActFormFrame>
    </Details>
  )
}
