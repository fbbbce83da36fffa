import type { Origins } from '@mips/contracts/common'
import { custody } from '@mips/contracts/custody'
import type { StayOnBail } from '@mips/contracts/custody-replies'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { DateTimeInput } from '@mips/ui/date-time-input.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller } from 'react-hook-form'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { formatDateTimeZone } from '../../platform/format.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { goTo } from '../../platform/go-to.ts'
import { paths } from '../../platform/paths.ts'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { serverNow } from '../../platform/server-clock.ts'
import { StationBox, type StationChoice } from '../../platform/station-box.tsx'
import { durationWords } from './duration.ts'

type Values = { stationCode?: StationChoice; arrivedAt: LocalDateTime; cell: string }

/** Confirms the return: the suite and the time of arrival are all that is new. */
export function AnswerBailForm({ stay, onBack }: { stay: StayOnBail; onBack: () => void }) {
  usePurposeFrom(stay.id, 'ARREST_CUSTODY')
  const form = useActForm({
    schema: onForm((values: Values) => bodyOf(stay, values), custody.routes.open.body),
    defaults: { stationCode: stay.station, arrivedAt: rightNow(), cell: '' } as Values,
    act: useAct(topicApi.custody.open.mutation(), {
      refreshes: [topicApi.custody.board.key, topicApi.custody.findOnBail.key],
      said: ({ custodyNumber }) => `Custody record ${custodyNumber} opened on the earlier clock`,
    }),
    toInput: (body) => ({ body }),
    onDone: ({ id }) => goTo(paths.custody(id), { replace: true }),
  })
  const { control, register } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Open custody record" busyWords="Opening…">
      <Card
        title="Carried over from the earlier stay"
        actions={
          <Button look="link" onClick={onBack}>
            Choose another
          </Button>
        }
      >
        <SummaryList
          rows={[
            { key: 'Person', value: stay.personName },
            { key: 'Earlier stay', value: stay.custodyNumber },
            { key: 'Offences', value: stay.offence },
            { key: 'Bailed', value: `${formatDateTimeZone(stay.releasedAt)}: ${stay.disposalLabel}` },
            {
              key: 'Relevant time',
              value: stay.relevantTime === null ? undefined : formatDateTimeZone(stay.relevantTime),
            },
            {
              key: 'Counted before bail',
              value: `${durationWords(stay.countedMinutes)}; the clock goes on from there (CL-6)`,
            },
          ]}
        />
      </Card>
      <Card title="This stay">
        <Controller
          control={control}
          name="stationCode"
          render={({ field }) => (
            <StationBox
              label="Custody suite"
              name="stationCode"
              custodyOnly
              need="now"
              value={field.value}
              onChoose={field.onChange}
              error={form.errorOf('stationCode')}
            />
          )}
        />
        <Controller
          control={control}
          name="arrivedAt"
          render={({ field }) => (
            <DateTimeInput
              {...field}
              legend="Arrived to answer bail"
              hint="The clock goes on from this time"
              expects="past"
              now={serverNow().toISOString()}
              need="now"
              error={form.errorOf('arrivedAt')}
            />
          )}
        />
        <TextInput {...register('cell')} label="Cell" width={5} need="later" error={form.errorOf('cell')} />
      </Card>
    </ActFormFrame>
  )
}

function bodyOf(stay: StayOnBail, values: Values) {
  const origins: Origins = {
    stationCode:
      values.stationCode?.code === stay.station.code
        ? { how: 'carried', fromId: stay.id, fromField: 'stationCode' }
        : { how: 'chosen' },
    arrivedAt: { how: 'typed' },
    recordTypes: { how: 'derived' },
    ...(given(values.cell) === undefined ? {} : { cell: { how: 'typed' as const } }),
  }
  return {
    recordTypes: ['BAILBACK'],
    earlierStayId: stay.id,
    stationCode: values.stationCode?.code ?? '',
    arrivedAt: instantOf(values.arrivedAt),
    cell: given(values.cell),
    origins,
  }
}
