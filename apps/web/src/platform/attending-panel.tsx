/** Those who come to a detainee or an attender: who was asked, where it stands, how long they were waited for, and the next step. */
import { askBody, type AttendingLine, type stepBody } from '@mips/contracts/rights-replies'
import { Button, ButtonGroup } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import type { z } from 'zod'
import type { Act } from './act.ts'
import { formatDateTimeZone } from './format.ts'
import { serverNow } from './server-clock.ts'
import { StepForm } from './attending-step-form.tsx'

export type AskBody = z.input<typeof askBody>
export type StepBody = z.input<typeof stepBody>
export type AttendingActs = {
  ask: Act<unknown, AskBody>
  step: Act<unknown, { requestId: string; body: StepBody }>
}

const tones: Record<string, 'info' | 'good' | 'caution' | 'bad' | 'neutral'> = {
  ASKED: 'caution',
  TOLD: 'info',
  EXPECTED: 'info',
  PRESENT: 'good',
  LEFT: 'neutral',
  ADVISED: 'good',
  DECLINED: 'bad',
  WITHDRAWN: 'neutral',
}

/** Hours and minutes as people say them. */
export const waitWords = (minutes: number | null): string =>
  minutes === null
    ? 'no wait measured'
    : `${Math.floor(minutes / 60)} h ${String(Math.round(minutes % 60)).padStart(2, '0')} min`

export type AttendingListProps = {
  requests: readonly AttendingLine[]
  acts: AttendingActs
  mayRecord: boolean
}

export function AttendingList({ requests, acts, mayRecord }: AttendingListProps) {
  if (requests.length === 0) return <p>Nobody has been asked to come.</p>
  return requests.map((request) => (
    <Request key={request.id} request={request} acts={acts} mayRecord={mayRecord} />
  ))
}

function Request({
  request,
  acts,
  mayRecord,
}: {
  request: AttendingLine
  acts: AttendingActs
  mayRecord: boolean
}) {
  const who = [request.name, request.firm].filter(Boolean).join(', ')
  const more = [request.relation, request.language, request.phone, request.modeLabel]
    .filter(Boolean)
    .join(' · ')
  const now = (kind: StepBody['kind']) => () =>
    void acts.step.run({ requestId: request.id, body: { kind, happenedAt: serverNow().toISOString() } })
  return (
    <Card
      title={`${request.roleLabel}: ${who}`}
      actions={
        <>
          <Tag tone={tones[request.state] ?? 'neutral'}>{request.stateLabel}</Tag>
          {request.isLate ? <Tag tone="bad">Late</Tag> : null}
        </>
      }
    >
      <p>
        {more}. {request.isWaiting ? 'Waited for since the request' : 'Wait from the request'}:{' '}
        <strong>{waitWords(request.waitMinutes)}</strong>
      </p>
      <ul className="govuk-list">
        <li>
          {formatDateTimeZone(request.requestedAt)}: asked for by {request.officer}
          {request.reason === null ? '' : `. ${request.reason}`}
        </li>
        {request.steps
          .filter(({ correctedById }) => correctedById === null)
          .map((step) => (
            <li key={step.id}>
              {formatDateTimeZone(step.happenedAt)}: {step.label.toLowerCase()}
              {step.expectedAt === null ? '' : ` at ${formatDateTimeZone(step.expectedAt)}`}
              {step.words === null ? '' : `. ${step.words}`}
              <span className="mips-muted">, {step.officer}</span>
              {step.correctsId === null ? null : <Tag tone="info">Put right</Tag>}
            </li>
          ))}
      </ul>
      {mayRecord && request.isLive ? (
        <>
          <ButtonGroup>
            {request.contactedAt === null && request.isWaiting ? (
              <Button look="secondary" isBusy={acts.step.isBusy} onClick={now('CONTACTED')}>
                Told now
              </Button>
            ) : null}
            {request.isPresent ? (
              <Button look="secondary" isBusy={acts.step.isBusy} onClick={now('LEFT')}>
                Left now
              </Button>
            ) : (
              <Button look="secondary" isBusy={acts.step.isBusy} onClick={now('ARRIVED')}>
                Arrived now
              </Button>
            )}
          </ButtonGroup>
          <Details summary="Another step, or another time">
            <StepForm request={request} act={acts.step} />
          </Details>
        </>
      ) : null}
    </Card>
  )
}
