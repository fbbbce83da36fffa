/** What keeps bail after it was given: an extension, a change of conditions, a note in the diary. */
import { custodyOutcome } from '@mips/contracts/custody-outcome'
import type { BailRecord } from '@mips/contracts/custody-outcome-replies'
import { bailEnds, bailNotes } from '@mips/domain/custody/outcome-codes'
import { Checkboxes } from '@mips/ui/checkboxes.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller } from 'react-hook-form'
import { useAct } from '../../platform/act.ts'
import { ActChoice, ActLate, ActTick, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, instantOf, onForm, rightNow, todayAtNoTime } from '../../platform/form-times.ts'
import { ConditionRows, type ConditionRow, conditionsOf } from './condition-rows.tsx'
import { refreshesOutcome, saidWith } from './custody-outcome.api.ts'

type Props = { bail: BailRecord; onClose: () => void }

type Extension = {
  at: LocalDateTime
  isByCourt: boolean
  suspected: boolean
  timeNeeded: boolean
  diligent: boolean
  necessary: boolean
  representationsConsidered: boolean
  reason: string
  isPersonTold: boolean
  lateReason: string
}

export function ExtendDialog({ bail, onClose }: Props) {
  const form = useActForm({
    schema: onForm(
      ({ at, lateReason, ...values }: Extension) => ({
        ...values,
        at: instantOf(at),
        lateReason: given(lateReason),
      }),
      custodyOutcome.routes.extendBail.body,
    ),
    defaults: {
      at: rightNow(),
      isByCourt: false,
      suspected: false,
      timeNeeded: false,
      diligent: false,
      necessary: false,
      representationsConsidered: false,
      reason: '',
      isPersonTold: false,
      lateReason: '',
    } as Extension,
    act: useAct(topicApi.custodyOutcome.extendBail.mutation(), {
      refreshes: refreshesOutcome,
      said: saidWith('Bail extended'),
    }),
    toInput: (body) => ({ params: { recordId: bail.recordId, bailId: bail.id }, body }),
    onDone: onClose,
  })
  return (
    <Dialog title="Extend bail" isOpen onClose={onClose}>
      <ActFormFrame form={form} submitWords="Extend bail">
        <p>Next: {bail.clock?.next}</p>
        <ActTick form={form} name="isByCourt" label="Given by a magistrates’ court" />
        <ActTick form={form} name="suspected" label="A. Reasonable grounds to suspect guilt" />
        <ActTick form={form} name="timeNeeded" label="B. Further time is needed" />
        <ActTick form={form} name="diligent" label="C. Diligent and expeditious" />
        <ActTick form={form} name="necessary" label="D. Necessary and proportionate" />
        <ActTick
          form={form}
          name="representationsConsidered"
          label="The person or lawyer was told before, and what they said was considered"
        />
        <ActWords form={form} name="reason" label="Why" />
        <ActTick form={form} name="isPersonTold" label="The person or lawyer was told the outcome" />
        <ActTime form={form} name="at" label="When" />
        <ActLate form={form} time="at" />
      </ActFormFrame>
    </Dialog>
  )
}

type Note = {
  at: LocalDateTime
  kind: string
  note: string
  returnAt: LocalDateTime
  end: string
  lateReason: string
}

export function NoteDialog({ bail, onClose }: Props) {
  const form = useActForm({
    schema: onForm(
      (values: Note) => ({
        kind: given(values.kind),
        at: instantOf(values.at),
        note: given(values.note),
        returnAt: values.kind === 'RETURN_CHANGED' ? instantOf(values.returnAt) : undefined,
        end: values.kind === 'ENDED' ? given(values.end) : undefined,
        lateReason: given(values.lateReason),
      }),
      custodyOutcome.routes.noteBail.body,
    ),
    defaults: {
      at: rightNow(),
      kind: '',
      note: '',
      returnAt: todayAtNoTime(),
      end: '',
      lateReason: '',
    } as Note,
    act: useAct(topicApi.custodyOutcome.noteBail.mutation(), { refreshes: refreshesOutcome, said: 'Noted' }),
    toInput: (body) => ({ params: { recordId: bail.recordId, bailId: bail.id }, body }),
    onDone: onClose,
  })
  const kind = form.fields.watch('kind')
  const kinds = bailNotes.filter(
    ({ code }) =>
      (code === 'RUI_REVIEWED') === (bail.kind === 'RUI') || code === 'VICTIM_TOLD' || code === 'ENDED',
  )
  return (
    <Dialog title="Note in the diary" isOpen onClose={onClose}>
      <ActFormFrame form={form} submitWords="Note it">
        <ActChoice form={form} name="kind" label="What happened" list={kinds} />
        {kind === 'RETURN_CHANGED' ? (
          <ActTime form={form} name="returnAt" label="New time to return" expects="any" />
        ) : null}
        {kind === 'ENDED' ? <ActChoice form={form} name="end" label="How it ended" list={bailEnds} /> : null}
        <ActWords form={form} name="note" label="Anything else" need="optional" />
        <ActTime form={form} name="at" label="When" />
        <ActLate form={form} time="at" />
      </ActFormFrame>
    </Dialog>
  )
}

type Variation = {
  at: LocalDateTime
  endIds: string[]
  conditions: ConditionRow[]
  reason: string
  lateReason: string
}

export function VaryDialog({ bail, onClose }: Props) {
  const form = useActForm({
    schema: onForm(
      (values: Variation) => ({
        at: instantOf(values.at),
        endIds: values.endIds,
        conditions: conditionsOf(values.conditions),
        reason: values.reason,
        lateReason: given(values.lateReason),
      }),
      custodyOutcome.routes.varyConditions.body,
    ),
    defaults: { at: rightNow(), endIds: [], conditions: [], reason: '', lateReason: '' } as Variation,
    act: useAct(topicApi.custodyOutcome.varyConditions.mutation(), {
      refreshes: refreshesOutcome,
      said: saidWith('Conditions changed'),
    }),
    toInput: (body) => ({ params: { recordId: bail.recordId, bailId: bail.id }, body }),
    onDone: onClose,
  })
  const live = bail.conditions.filter(({ endedAt }) => endedAt === null)
  return (
    <Dialog title="Change conditions" isOpen onClose={onClose}>
      <ActFormFrame form={form} submitWords="Change the conditions">
        {live.length === 0 ? null : (
          <Controller
            control={form.fields.control}
            name="endIds"
            render={({ field }) => (
              <Checkboxes
                {...field}
                legend="Conditions to end"
                options={live.map(({ id, label, words }) => ({ value: id, label: `${label}: ${words}` }))}
              />
            )}
          />
        )}
        <Controller
          control={form.fields.control}
          name="conditions"
          render={({ field }) => (
            <ConditionRows value={field.value} onChange={field.onChange} error={form.errorOf('conditions')} />
          )}
        />
        <ActWords form={form} name="reason" label="Why" limit={1000} />
        <ActTime form={form} name="at" label="From" />
        <ActLate form={form} time="at" />
      </ActFormFrame>
    </Dialog>
  )
}
