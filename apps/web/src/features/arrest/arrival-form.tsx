import { arrest as arrestContract, type ArrestPage } from '@mips/contracts/arrest'
import { DateTimeInput } from '@mips/ui/date-time-input.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller } from 'react-hook-form'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { instantOf, onForm, todayAtNoTime } from '../../platform/form-times.ts'
import { serverNow } from '../../platform/server-clock.ts'
import { StationBox, type StationChoice } from '../../platform/station-box.tsx'

type ArrivalValues = { stationCode?: StationChoice; arrivedAtStationAt: LocalDateTime }

/** Where and when the person arrived, which starts the clock. */
export function ArrivalForm({ arrest }: { arrest: ArrestPage }) {
  const isCarried = (station: StationChoice | undefined) =>
    station !== undefined && station.code === arrest.station?.code
  const toBody = ({ stationCode: station, arrivedAtStationAt }: ArrivalValues) => ({
    stationCode: station?.code ?? '',
    arrivedAtStationAt: instantOf(arrivedAtStationAt),
    origins: {
      stationCode: isCarried(station) ? { how: 'carried', fromId: arrest.id } : { how: 'chosen' },
      arrivedAtStationAt: { how: 'typed' },
    },
  })
  const form = useActForm({
    schema: onForm(toBody, arrestContract.routes.arrive.body),
    defaults: {
      stationCode: arrest.station ?? undefined,
      arrivedAtStationAt: todayAtNoTime(),
    } as ArrivalValues,
    act: useAct(topicApi.arrest.arrive.mutation(), {
      refreshes: [topicApi.arrest.get.key],
      said: 'Arrival recorded',
    }),
    toInput: (body) => ({ params: { arrestId: arrest.id }, body, version: arrest.version }),
  })
  const { control } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Record the arrival">
      <Controller
        control={control}
        name="stationCode"
        render={({ field }) => (
          <StationBox
            label="Station"
            name="stationCode"
            custodyOnly
            value={field.value}
            onChoose={field.onChange}
            error={form.errorOf('stationCode')}
          />
        )}
      />
      <Controller
        control={control}
        name="arrivedAtStationAt"
        render={({ field }) => (
          <DateTimeInput
            {...field}
            legend="Arrived"
            expects="past"
            now={serverNow().toISOString()}
            error={form.errorOf('arrivedAtStationAt')}
          />
        )}
      />
    </ActFormFrame>
  )
}
