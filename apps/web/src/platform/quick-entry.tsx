import { custody } from '@mips/contracts/custody'
import type { BoardLine } from '@mips/contracts/custody-replies'
import type { CustodyLogKind } from '@mips/domain/custody/log-kinds'
import { Button } from '@mips/ui/button.tsx'
import { DateTimeInput } from '@mips/ui/date-time-input.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller } from 'react-hook-form'
import { topicApi } from './topic-api.ts'
import { useAct } from './act.ts'
import { ActFormFrame, useActForm } from './act-form.tsx'
import { given, instantOf, onForm, rightNow } from './form-times.ts'
import { usePurposeFrom } from './purpose.tsx'
import { serverNow } from './server-clock.ts'
import { refreshesStay } from './stay.ts'
import { isEnteredLate } from './late.ts'

export type QuickKind = Extract<CustodyLogKind, 'VISIT' | 'ROUSE' | 'MEAL' | 'DRINK' | 'NOTE'>

/** What is said again and again, one press each; anything else is typed. */
export const quickTexts: Record<QuickKind, readonly string[]> = {
  VISIT: ['Alive and well', 'Asleep, breathing', 'Asleep, roused and spoke'],
  ROUSE: ['Roused and spoke'],
  MEAL: ['Meal taken', 'Meal refused', 'Vegetarian meal taken'],
  DRINK: ['Hot drink', 'Water', 'Drink refused'],
  NOTE: [],
}

export const quickTitles: Record<QuickKind, string> = {
  VISIT: 'Check',
  ROUSE: 'Rousing',
  MEAL: 'Meal',
  DRINK: 'Drink',
  NOTE: 'Note',
}

type Values = { happenedAt: LocalDateTime; text: string; lateReason: string }

type QuickEntryProps = {
  kind: QuickKind
  lines: readonly Pick<BoardLine, 'id' | 'personName' | 'cell'>[]
  onClose: (isDone: boolean) => void
}

/** One entry on each of the people listed; the time is now unless it is changed. */
export function QuickEntry({ kind, lines, onClose }: QuickEntryProps) {
  const recordIds = lines.map(({ id }) => id)
  // The check itself is the task: nobody is asked why at a cell door.
  usePurposeFrom(recordIds[0] ?? '', 'ARREST_CUSTODY')
  const act = useAct(topicApi.custody.addLogEntries.mutation(), {
    refreshes: refreshesStay,
    said: ({ entries }) =>
      entries.length === 1
        ? `${quickTitles[kind]} recorded`
        : `${quickTitles[kind]} recorded on ${entries.length} records`,
    onDone: () => onClose(true),
  })
  const toBody = ({ happenedAt, text, lateReason }: Values) => ({
    recordIds,
    kind,
    happenedAt: instantOf(happenedAt),
    text,
    lateReason: given(lateReason),
  })
  const form = useActForm({
    schema: onForm(toBody, custody.routes.addLogEntries.body),
    defaults: { happenedAt: rightNow(), text: '', lateReason: '' } as Values,
    act,
    toInput: (body) => ({ body }),
  })
  const { control, register, setValue, watch } = form.fields
  const now = serverNow().toISOString()
  const isLate = isEnteredLate(instantOf(watch('happenedAt')), now)
  const say = (text: string) => {
    setValue('text', text)
    form.onSubmit()
  }
  return (
    <Dialog
      title={`${quickTitles[kind]}: ${lines.length === 1 ? (lines[0]?.personName ?? '') : `${lines.length} detainees, one entry each`}`}
      isOpen
      onClose={() => onClose(false)}
    >
      {lines.length > 1 ? (
        <ul className="govuk-list mips-row" aria-label="One entry for each">
          {lines.map((line) => (
            <li key={line.id}>
              {line.personName}
              {line.cell === null ? '' : ` (${line.cell})`}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="mips-quick">
        {quickTexts[kind].map((text, index) => (
          <Button
            key={text}
            look={index === 0 ? 'primary' : 'secondary'}
            autoFocus={index === 0}
            isBusy={form.isBusy}
            onClick={() => say(text)}
          >
            {text}
          </Button>
        ))}
      </div>
      <ActFormFrame form={form} submitWords="Record">
        <Textarea
          {...register('text')}
          label={kind === 'VISIT' ? 'Concern, or other words' : 'In words'}
          rows={2}
          limit={4000}
          error={form.errorOf('text')}
        />
        <Controller
          control={control}
          name="happenedAt"
          render={({ field }) => (
            <DateTimeInput
              {...field}
              legend="When it happened"
              expects="past"
              now={now}
              error={form.errorOf('happenedAt')}
            />
          )}
        />
        {isLate ? (
          <Textarea
            {...register('lateReason')}
            label="Why it is entered late"
            rows={2}
            limit={500}
            error={form.errorOf('lateReason')}
          />
        ) : null}
      </ActFormFrame>
    </Dialog>
  )
}
