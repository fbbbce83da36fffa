import { identity as contract } from '@mips/contracts/identity'
import type { Comparison, Decided } from '@mips/contracts/identity-replies'
import { joinEvidence } from '@mips/domain/identity/identity-codes'
import { Card } from '@mips/ui/card.tsx'
import { Checkboxes } from '@mips/ui/checkboxes.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { useEffect, useRef } from 'react'
import { Controller } from 'react-hook-form'
import { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { useKeys } from '../../platform/keys.tsx'
import { refreshesIdentity } from './identity.api.ts'

type Values = { decision: string; evidence: string[]; ownersInformed: string; reason: string }

const strengthHints: Record<string, string | undefined> = {
  strong: 'Enough by itself',
  document: 'With two more independent facts',
  attribute: undefined,
  weak: 'Helps to find, never enough to join',
}
const evidenceOptions = joinEvidence.map(({ code, label, strength }) => ({
  value: code,
  label,
  hint: strengthHints[strength],
}))

const said = (done: Decided) => {
  if (done.status === 'AWAITING_SECOND')
    return 'Proposed; it waits for a second person, nothing is joined yet'
  const [retired] = done.retired
  return retired === undefined
    ? 'Decision kept'
    : `Joined: ${retired.reference ?? 'the other number'} leads to ${done.reference ?? 'this person'} now`
}

const schema = contract.routes.decide.body.extend({
  decision: z.enum(['same', 'not_same', 'unsure'], { error: 'Say whether they are one person' }),
})

type Props = {
  comparison: Comparison
  /** The two were decided about already; deciding again needs that to be undone. */
  isSettled: boolean
  onDone: (done: Decided) => void | Promise<void>
}

/** Same, not the same or not sure, with the evidence and the reason; A, X and S choose. */
export function DecisionForm({ comparison, isSettled, onDone }: Props) {
  const { a, b, decideOn, may } = comparison
  if (!may.decide?.allowed) return <p className="mips-muted">{may.decide?.reason ?? 'You may not decide.'}</p>
  if (isSettled && a.nominalId === b.nominalId) return null
  const [on, other] = decideOn === b.nominalId ? [b, a] : [a, b]
  return <Form comparison={comparison} on={on} otherNominalId={other.nominalId} onDone={onDone} />
}

function Form({
  comparison,
  on,
  otherNominalId,
  onDone,
}: {
  comparison: Comparison
  on: Comparison['a']
  otherNominalId: string
  onDone: Props['onDone']
}) {
  const { may, ownersToInform, secondPersonBecause, sharedAttributes } = comparison
  const frame = useRef<HTMLDivElement>(null)
  const toBody = ({ decision, evidence, ownersInformed, reason }: Values) => ({
    otherNominalId,
    decision,
    reason,
    evidence: decision === 'same' ? evidence : [],
    ownersInformed: decision === 'same' ? given(ownersInformed) : undefined,
  })
  const form = useActForm({
    schema: onForm(toBody, schema),
    defaults: { decision: '', evidence: [], ownersInformed: '', reason: '' } as Values,
    draft: { key: `identity.decide:${on.nominalId}:${otherNominalId}` },
    act: useAct(topicApi.identity.decide.mutation(), { refreshes: refreshesIdentity, said }),
    toInput: (body) => ({ params: { nominalId: on.nominalId }, body, version: on.version }),
    onDone,
  })
  const { register, control, watch, setValue } = form.fields
  const decision = watch('decision')
  const mayJoin = may.join?.allowed ?? false
  const choose = (value: string) => {
    if (value === 'same' && !mayJoin) return
    setValue('decision', value, { shouldDirty: true, shouldValidate: true })
    const box = frame.current?.querySelector(value === 'same' ? 'input[type=checkbox]' : 'textarea')
    wanted.current = true
    if (box instanceof HTMLElement) box.focus()
  }
  // The boxes of a join appear with the choice: the focus goes to the first of them once they stand.
  const wanted = useRef(false)
  useEffect(() => {
    if (!wanted.current) return
    wanted.current = false
    const first = frame.current?.querySelector(
      decision === 'same' ? 'input[type=checkbox]' : 'textarea[name=reason]',
    )
    if (first instanceof HTMLElement) first.focus()
  }, [decision])
  useKeys([
    { keys: 'a', does: 'They are the same person', run: () => choose('same') },
    { keys: 'x', does: 'They are not the same person', run: () => choose('not_same') },
    { keys: 's', does: 'Not sure', run: () => choose('unsure') },
  ])
  return (
    <Card title="Your decision">
      <div ref={frame}>
        <ActFormFrame form={form} submitWords={submitWords(decision, secondPersonBecause.length > 0)}>
          <Radios
            name="decision"
            legend="Are they one person?"
            registration={register('decision')}
            options={[
              {
                value: 'same',
                label: 'The same person (A)',
                hint: mayJoin ? 'Nothing is lost, and it can be undone at any time' : may.join?.reason,
                disabled: !mayJoin,
              },
              {
                value: 'not_same',
                label: 'Not the same person (X)',
                hint: 'They are kept apart for good and never suggested again',
              },
              { value: 'unsure', label: 'Not sure (S)', hint: 'Say what would settle it' },
            ]}
            error={form.errorOf('decision')}
          />
          {decision === 'same' ? (
            <>
              <p className="mips-small">
                {sharedAttributes.length === 0
                  ? 'Their records agree on nothing beyond name and date of birth: that alone never joins anybody.'
                  : `Their records agree beyond name and date of birth: ${sharedAttributes.join(', ')}.`}
              </p>
              <Controller
                control={control}
                name="evidence"
                render={({ field }) => (
                  <Checkboxes
                    name="evidence"
                    legend="What shows it"
                    options={evidenceOptions}
                    value={field.value}
                    onChange={field.onChange}
                    error={form.errorOf('evidence')}
                  />
                )}
              />
              {ownersToInform.length === 0 ? null : (
                <Textarea
                  {...register('ownersInformed')}
                  label="Who you told, how and when"
                  hint={ownersToInform.map(({ owner }) => owner).join(', ')}
                  rows={2}
                  limit={500}
                  error={form.errorOf('ownersInformed')}
                />
              )}
            </>
          ) : null}
          <Textarea
            {...register('reason')}
            label="Reason"
            hint={decision === 'unsure' ? 'What would settle it' : 'What you looked at, and what decided it'}
            rows={2}
            limit={1000}
            error={form.errorOf('reason')}
          />
        </ActFormFrame>
      </div>
    </Card>
  )
}

function submitWords(decision: string, needsSecond: boolean): string {
  if (decision === 'same') return needsSecond ? 'Propose the join' : 'Join them'
  if (decision === 'not_same') return 'Keep them apart'
  return decision === 'unsure' ? 'Keep as not sure' : 'Keep the decision'
}
