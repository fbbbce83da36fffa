import { custody } from '@mips/contracts/custody'
import type { CustodyPage } from '@mips/contracts/custody-replies'
import { custodyExclusionKinds } from '@mips/domain/custody/codes'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { DateTimeInput } from '@mips/ui/date-time-input.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller } from 'react-hook-form'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { formatDateTimeZone } from '../../platform/format.ts'
import { given, instantOf, onForm, rightNow, todayAtNoTime } from '../../platform/form-times.ts'
import { serverNow } from '../../platform/server-clock.ts'
import { refreshesStay } from '../../platform/stay.ts'
import { useFreshWhenStale } from '../../platform/stay-stale.ts'

type Values = { kind: string; startsAt: LocalDateTime; endsAt: LocalDateTime; reason: string }

/** Time at hospital: for treatment it stops the clock, for investigation it does not. */
export function HospitalSection({ stay }: { stay: CustodyPage }) {
  return (
    <Card title="Hospital">
      {stay.exclusions.length === 0 ? (
        <p>No time at hospital is recorded.</p>
      ) : (
        <ul className="govuk-list">
          {stay.exclusions.map((trip) => (
            <li key={trip.id}>
              <strong>{trip.label}</strong>: {formatDateTimeZone(trip.startsAt)} to{' '}
              {trip.endsAt === null ? (
                <Back stay={stay} exclusionId={trip.id} />
              ) : (
                formatDateTimeZone(trip.endsAt)
              )}
              {trip.reason === null ? '' : `. ${trip.reason}`}
            </li>
          ))}
        </ul>
      )}
      {stay.may.recordExclusion.allowed ? (
        <Details summary="Record time at hospital">
          <TripForm stay={stay} />
        </Details>
      ) : (
        <p className="mips-muted">{stay.may.recordExclusion.reason}</p>
      )}
    </Card>
  )
}

function Back({ stay, exclusionId }: { stay: CustodyPage; exclusionId: string }) {
  const back = useAct(topicApi.custody.endExclusion.mutation(), {
    refreshes: refreshesStay,
    said: 'Recorded',
    tellsErrors: true,
  })
  const end = () =>
    void back.run({
      params: { recordId: stay.id, exclusionId },
      body: { endsAt: serverNow().toISOString() },
      version: stay.version,
    })
  return (
    <Button look="secondary" size="small" isBusy={back.isBusy} onClick={end}>
      Over now
    </Button>
  )
}

function TripForm({ stay }: { stay: CustodyPage }) {
  const toBody = (values: Values) => ({
    kind: values.kind,
    startsAt: instantOf(values.startsAt),
    endsAt: instantOf(values.endsAt),
    reason: given(values.reason),
  })
  const form = useActForm({
    schema: onForm(toBody, custody.routes.recordExclusion.body),
    defaults: {
      kind: 'HOSPITAL_TREATMENT',
      startsAt: rightNow(),
      endsAt: todayAtNoTime(),
      reason: '',
    } as Values,
    act: useAct(topicApi.custody.recordExclusion.mutation(), { refreshes: refreshesStay, said: 'Recorded' }),
    toInput: (body) => ({ params: { recordId: stay.id }, body, version: stay.version }),
    again: true,
  })
  useFreshWhenStale(form)
  const { control, register } = form.fields
  const now = serverNow().toISOString()
  return (
    <ActFormFrame form={form} submitWords="Record">
      <Select
        {...register('kind')}
        label="What for"
        options={custodyExclusionKinds.map(({ code, label, stopsClock }) => ({
          value: code,
          label: stopsClock ? `${label} (stops the clock)` : label,
        }))}
        error={form.errorOf('kind')}
      />
      <Controller
        control={control}
        name="startsAt"
        render={({ field }) => (
          <DateTimeInput {...field} legend="From" expects="past" now={now} error={form.errorOf('startsAt')} />
        )}
      />
      <Controller
        control={control}
        name="endsAt"
        render={({ field }) => (
          <DateTimeInput
            {...field}
            legend="To"
            hint="Leave the time empty while it goes on"
            expects="past"
            now={now}
            need="optional"
            error={form.errorOf('endsAt')}
          />
        )}
      />
      <TextInput
        {...register('reason')}
        label="Why, which hospital, who escorts"
        need="optional"
        error={form.errorOf('reason')}
      />
    </ActFormFrame>
  )
}
