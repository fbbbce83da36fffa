import { custody } from '@mips/contracts/custody'
import type { CustodyPage } from '@mips/contracts/custody-replies'
import { detentionGrounds } from '@mips/domain/custody/codes'
import { Checkboxes } from '@mips/ui/checkboxes.tsx'
import { DateTimeInput } from '@mips/ui/date-time-input.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { formatDateTimeZone } from '../../platform/format.ts'
import { given, instantOf, onForm, rightNow, todayAtNoTime } from '../../platform/form-times.ts'
import { serverNow } from '../../platform/server-clock.ts'
import { refreshesStay } from '../../platform/stay.ts'
import { useFreshWhenStale } from '../../platform/stay-stale.ts'

type Values = {
  decision: 'AUTHORISED' | 'REFUSED'
  decidedAt: LocalDateTime
  grounds: string[]
  groundsText: string
  told: '' | 'yes' | 'no'
  notToldReason: string
  refusedReason: string
  relevantTimeOverride: { at: LocalDateTime; reason: string }
}

const groundsBeforeCharge = detentionGrounds
  .filter(({ phase }) => phase !== 'AFTER_CHARGE')
  .map(({ code, label }) => ({ value: code, label }))

/** The custody officer's decision (s.37), with the relevant time that the rules give. */
export function AuthoriseForm({ stay }: { stay: CustodyPage }) {
  const [openedAt] = useState(rightNow)
  const form = useActForm({
    schema: onForm((values: Values) => bodyOf(values, openedAt), custody.routes.authoriseDetention.body),
    defaults: {
      decision: 'AUTHORISED',
      decidedAt: openedAt,
      grounds: [],
      groundsText: '',
      told: '',
      notToldReason: '',
      refusedReason: '',
      relevantTimeOverride: { at: todayAtNoTime(), reason: '' },
    } as Values,
    draft: { key: `custody.authorise:${stay.id}` },
    act: useAct(topicApi.custody.authoriseDetention.mutation(), {
      refreshes: refreshesStay,
      said: ({ state }) => (state === 'NOT_AUTHORISED' ? 'Detention refused' : 'Detention authorised'),
    }),
    toInput: (body) => ({ params: { recordId: stay.id }, body, version: stay.version }),
  })
  useFreshWhenStale(form)
  const { control, register, watch } = form.fields
  const now = serverNow().toISOString()
  const isRefusal = watch('decision') === 'REFUSED'
  return (
    <ActFormFrame
      form={form}
      submitWords={isRefusal ? 'Refuse detention' : 'Authorise detention'}
      look={isRefusal ? 'warning' : 'primary'}
      busyWords="Recording…"
    >
      <Controller
        control={control}
        name="decision"
        render={({ field }) => (
          <Radios
            {...field}
            legend="Decision"
            inline
            options={[
              { value: 'AUTHORISED', label: 'Authorise detention' },
              { value: 'REFUSED', label: 'Refuse detention' },
            ]}
          />
        )}
      />
      {isRefusal ? (
        <Textarea
          {...register('refusedReason')}
          label="Why detention is refused"
          rows={2}
          limit={1000}
          error={form.errorOf('refusedReason')}
        />
      ) : (
        <>
          <Controller
            control={control}
            name="grounds"
            render={({ field }) => (
              <Checkboxes
                {...field}
                legend="Grounds"
                options={groundsBeforeCharge}
                error={form.errorOf('grounds')}
              />
            )}
          />
          <Textarea
            {...register('groundsText')}
            label="Why detention is necessary"
            rows={2}
            limit={2000}
            error={form.errorOf('groundsText')}
          />
          <Controller
            control={control}
            name="told"
            render={({ field }) => (
              <Radios
                {...field}
                id="toldInPresence"
                legend="Was the person told the grounds, in their presence?"
                error={form.errorOf('toldInPresence' as 'told')}
                options={[
                  { value: 'yes', label: 'Yes' },
                  {
                    value: 'no',
                    label: 'No',
                    reveal: (
                      <TextInput
                        {...register('notToldReason')}
                        label="Why not"
                        error={form.errorOf('notToldReason')}
                      />
                    ),
                  },
                ]}
              />
            )}
          />
        </>
      )}
      <Controller
        control={control}
        name="decidedAt"
        render={({ field }) => (
          <DateTimeInput
            {...field}
            legend="When it was decided"
            expects="past"
            now={now}
            error={form.errorOf('decidedAt')}
          />
        )}
      />
      {stay.clock.computedRelevantTime === null || isRefusal ? null : (
        <Details
          summary={`Relevant time ${formatDateTimeZone(stay.clock.computedRelevantTime)} (${stay.clock.rule ?? 'by the rules'}): set another`}
        >
          <Controller
            control={control}
            name="relevantTimeOverride.at"
            render={({ field }) => (
              <DateTimeInput
                {...field}
                legend="Relevant time"
                hint="The one by the rules is kept beside it"
                expects="past"
                now={now}
                error={form.errorOf('relevantTimeOverride.at')}
              />
            )}
          />
          <TextInput
            {...register('relevantTimeOverride.reason')}
            label="Why it differs"
            error={form.errorOf('relevantTimeOverride.reason')}
          />
        </Details>
      )}
    </ActFormFrame>
  )
}

function bodyOf(values: Values, openedAt: LocalDateTime) {
  const isRefusal = values.decision === 'REFUSED'
  const overrideAt = instantOf(values.relevantTimeOverride.at)
  const typed = { how: 'typed' } as const
  return {
    decision: values.decision,
    decidedAt: instantOf(values.decidedAt),
    grounds: isRefusal ? [] : values.grounds,
    groundsText: isRefusal ? undefined : given(values.groundsText),
    toldInPresence: isToldOf(values, isRefusal),
    notToldReason: values.told === 'no' ? given(values.notToldReason) : undefined,
    refusedReason: isRefusal ? given(values.refusedReason) : undefined,
    relevantTimeOverride:
      isRefusal || overrideAt === undefined
        ? undefined
        : { at: overrideAt, reason: values.relevantTimeOverride.reason },
    origins: {
      decision: { how: 'chosen' },
      decidedAt: isSame(values.decidedAt, openedAt) ? { how: 'derived' } : typed,
      ...(isRefusal ? { refusedReason: typed } : { grounds: { how: 'chosen' }, groundsText: typed }),
    },
  }
}

/** Not answered stays not answered, so that the schema asks for it; a refusal asks nothing. */
function isToldOf({ told }: Values, isRefusal: boolean): boolean | undefined {
  if (!told && !isRefusal) return undefined
  return told !== 'no'
}

/** The time that the form opened with was read from the clock, not typed. */
const isSame = (a: LocalDateTime, b: LocalDateTime): boolean => a.date === b.date && a.time === b.time
