/** The care plan: it opens with the plan in force, what healthcare directed and what the risk assessment points to. */
import { custodyCare } from '@mips/contracts/custody-care'
import type { CarePage } from '@mips/contracts/custody-care-replies'
import { observationLevels } from '@mips/domain/custody/codes'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { formatDateTime } from '../../platform/format.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { useFreshWhenStale } from '../../platform/stay-stale.ts'
import { numberOf, WhenFields, yesNo, yesNoOptions } from './care-parts.tsx'
import { refreshesStay } from '../../platform/stay.ts'

const wordsFields = [
  { name: 'clothing', label: 'Clothing and what may be kept' },
  { name: 'food', label: 'Food and allergies' },
  { name: 'aids', label: 'Mobility and communication aids' },
  { name: 'religion', label: 'Religious needs' },
  { name: 'staffSex', label: 'Wishes on the sex of staff' },
  { name: 'womensNeeds', label: "Women's needs" },
] as const

type Words = (typeof wordsFields)[number]['name']
type Values = Record<Words, string> & {
  level: string
  everyMinutes: string
  rouse: string
  needsAntiLigature: boolean
  watcher: string
  notes: string
  reason: string
  decidedAt: LocalDateTime
  lateReason: string
}

/** What is known already, so that only what changes is entered. */
function startOf({ plans, asked, direction, watch }: CarePage): Values {
  const [plan] = plans
  const isRoused = direction?.mustRouse ?? (plan?.mustRouse === true || asked?.mustRouse === true)
  return {
    level: plan?.level ?? asked?.leastObservation ?? '',
    everyMinutes: String(direction?.everyMinutes ?? plan?.everyMinutes ?? ''),
    rouse: isRoused ? 'yes' : 'no',
    needsAntiLigature: plan?.needsAntiLigature ?? asked?.needsAntiLigature ?? false,
    watcher: watch?.watcher ?? '',
    clothing: plan?.clothing ?? '',
    food: plan?.food ?? '',
    aids: plan?.aids ?? '',
    religion: plan?.religion ?? '',
    staffSex: plan?.staffSex ?? '',
    womensNeeds: plan?.womensNeeds ?? '',
    notes: plan?.notes ?? '',
    reason: '',
    decidedAt: rightNow(),
    lateReason: '',
  }
}

const toBody = (values: Values) => ({
  level: values.level,
  everyMinutes: numberOf(values.everyMinutes),
  mustRouse: yesNo(values.rouse),
  needsAntiLigature: values.needsAntiLigature,
  watcher: ['3', '4'].includes(values.level) ? given(values.watcher) : undefined,
  ...Object.fromEntries(wordsFields.map(({ name }) => [name, given(values[name])])),
  notes: given(values.notes),
  reason: values.reason,
  decidedAt: instantOf(values.decidedAt),
  lateReason: given(values.lateReason),
})

export function PlanForm({ page, version }: { page: CarePage; version: number }) {
  const { direction } = page
  const form = useActForm({
    schema: onForm(toBody, custodyCare.routes.planCare.body),
    defaults: startOf(page),
    draft: { key: `custody.plan:${page.id}:${(page.plans[0]?.version ?? 0) + 1}` },
    act: useAct(topicApi.custodyCare.planCare.mutation(), {
      refreshes: refreshesStay,
      said: 'Care plan in force',
    }),
    toInput: (body) => ({ params: { recordId: page.id }, body, version }),
  })
  useFreshWhenStale(form)
  const { register, watch } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Put the plan in force">
      {direction === null ? null : (
        <p>
          Directed by {direction.who ?? 'healthcare'} at {formatDateTime(direction.at)}:{' '}
          {[
            direction.everyMinutes === null ? undefined : `a check every ${direction.everyMinutes} minutes`,
            direction.mustRouse ? 'rouse each time' : undefined,
            direction.words,
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
      )}
      <Radios
        name="level"
        legend="Level of observation"
        hint={
          page.asked === null
            ? undefined
            : `The risk assessment points to level ${page.asked.leastObservation} at least`
        }
        options={observationLevels.map(({ code, label, maxIntervalMinutes }) => ({
          value: code,
          label: `${label}, every ${maxIntervalMinutes} minutes`,
        }))}
        registration={register('level')}
        error={form.errorOf('level')}
      />
      <div className="mips-row mips-row--fields">
        <TextInput
          {...register('everyMinutes')}
          label="Closer: every so many minutes"
          inputMode="numeric"
          width={3}
          need="optional"
          error={form.errorOf('everyMinutes')}
        />
        <Radios
          name="rouse"
          legend="Rouse at each visit"
          options={yesNoOptions}
          registration={register('rouse')}
          inline
          error={form.errorOf('mustRouse' as 'rouse')}
        />
      </div>
      {['3', '4'].includes(watch('level')) ? (
        <TextInput {...register('watcher')} label="Officer who watches" error={form.errorOf('watcher')} />
      ) : null}
      <Checkbox {...register('needsAntiLigature')} label="A cell without ligature points" />
      <div className="mips-columns">
        {wordsFields.map(({ name, label }) => (
          <TextInput
            key={name}
            {...register(name)}
            label={label}
            need="optional"
            error={form.errorOf(name)}
          />
        ))}
      </div>
      <Textarea
        {...register('notes')}
        label="Notes for the staff"
        rows={2}
        limit={2000}
        need="optional"
        error={form.errorOf('notes')}
      />
      <TextInput {...register('reason')} label="Why this level" error={form.errorOf('reason')} />
      <WhenFields form={form} name="decidedAt" legend="Decided" />
    </ActFormFrame>
  )
}
