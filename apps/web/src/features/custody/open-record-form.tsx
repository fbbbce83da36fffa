import type { ArrestPage } from '@mips/contracts/arrest'
import type { Origins } from '@mips/contracts/common'
import { custody } from '@mips/contracts/custody'
import { custodyRecordTypes } from '@mips/domain/custody/codes'
import { stationName } from '@mips/domain/custody/station-name'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { DateTimeInput } from '@mips/ui/date-time-input.tsx'
import { Select } from '@mips/ui/select.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { fromInstant, type LocalDateTime } from '@mips/ui/time-text.ts'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { choicesOf } from '../../platform/codes.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { given, instantOf, onForm, todayAtNoTime } from '../../platform/form-times.ts'
import { goTo } from '../../platform/go-to.ts'
import { paths } from '../../platform/paths.ts'
import { PersonBar } from '../../platform/person-bar.tsx'
import { serverNow } from '../../platform/server-clock.ts'
import { EarlierStay } from './earlier-stay.tsx'
import { StationBox, type StationChoice } from '../../platform/station-box.tsx'

type Values = {
  stationCode?: StationChoice
  arrivedAt: LocalDateTime
  recordType: string
  earlierStayId: string
  cell: string
}

/** Whoever answers bail was not arrested; broken bail is the reason where the arrest was made for it. */
const openableFor = (power: string) =>
  custodyRecordTypes.filter(({ code, clock }) => clock !== 'RESUMES' || (code === 'S46A' && power === 'S46A'))
const typeForPower: Record<string, string> = {
  S46A: 'S46A',
  S30D: 'STREETBAIL',
  WARRANT: 'WARRANT_FTA',
  BREACH_PEACE: 'BREACH_PEACE',
  MHA_136: 'MHA_135_136',
  IMMIGRATION: 'IMMIGRATION',
  TACT_S41: 'TACT',
}

/** What the arrest knows is shown, not asked; what it does not know is. */
export function OpenRecordForm({ arrest }: { arrest: ArrestPage }) {
  const isKnown = arrest.station !== null && arrest.arrivedAtStationAt !== null
  const [isChanging, setIsChanging] = useState(!isKnown)
  const defaults: Values = {
    stationCode: arrest.station ?? undefined,
    arrivedAt: arrest.arrivedAtStationAt === null ? todayAtNoTime() : fromInstant(arrest.arrivedAtStationAt),
    recordType: typeForPower[arrest.power] ?? 'PACE',
    earlierStayId: '',
    cell: '',
  }
  const form = useActForm({
    schema: onForm((values: Values) => bodyOf(arrest, values), custody.routes.open.body),
    defaults,
    draft: { key: `custody.open:${arrest.id}` },
    act: useAct(topicApi.custody.open.mutation(), {
      refreshes: [
        topicApi.custody.board.key,
        topicApi.arrest.listAwaitingCustody.key,
        topicApi.arrest.get.key,
      ],
      said: ({ custodyNumber }) => `Custody record ${custodyNumber} opened`,
    }),
    toInput: (body) => ({ body }),
    onDone: ({ id }) => goTo(paths.custody(id), { replace: true }),
  })
  const { control, register, watch } = form.fields
  const now = serverNow().toISOString()
  const necessary = [...arrest.necessity.map(({ label }) => label), arrest.necessityReason]
    .filter(Boolean)
    .join('. ')
  return (
    <>
      {arrest.person === null ? null : <PersonBar person={arrest.person} />}
      <ActFormFrame form={form} submitWords="Open custody record" busyWords="Opening…">
        <Card title="Carried over from the arrest">
          <SummaryList
            rows={[
              {
                key: 'Offences',
                value: arrest.offences.map(({ title, code }) => `${title} (${code})`).join('; '),
              },
              { key: 'Arrested', value: formatDateTimeZone(arrest.arrestedAt) },
              { key: 'Where', value: arrest.location?.address ?? arrest.placeText },
              {
                key: 'Arresting officer',
                value: arrest.officers
                  .filter(({ role }) => role === 'ARRESTING')
                  .map(formatOfficer)
                  .join(', '),
              },
              { key: 'Power', value: arrest.powerLabel },
              { key: 'Grounds', value: arrest.grounds },
              ...(necessary === '' ? [] : [{ key: 'Necessary because', value: necessary }]),
              ...(isChanging || arrest.station === null || arrest.arrivedAtStationAt === null
                ? []
                : [
                    {
                      key: 'Custody suite',
                      value: stationName(arrest.station.name),
                      actions: <Change what="the custody suite" onClick={() => setIsChanging(true)} />,
                    },
                    {
                      key: 'Arrived',
                      value: formatDateTimeZone(arrest.arrivedAtStationAt),
                      actions: <Change what="the arrival" onClick={() => setIsChanging(true)} />,
                    },
                  ]),
            ]}
          />
        </Card>
        <Card title="This stay">
          {isChanging ? (
            <>
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
                    legend="Arrived at the station"
                    hint="The yard counts: the clock starts here"
                    expects="past"
                    now={now}
                    need="now"
                    error={form.errorOf('arrivedAt')}
                  />
                )}
              />
            </>
          ) : null}
          <Select
            {...register('recordType')}
            label="Held for"
            options={choicesOf(openableFor(arrest.power))}
            error={form.errorOf('recordType')}
          />
          {watch('recordType') === 'S46A' ? (
            <Controller
              control={control}
              name="earlierStayId"
              render={({ field }) => (
                <EarlierStay
                  arrestId={arrest.id}
                  value={field.value}
                  onChange={field.onChange}
                  error={form.errorOf('earlierStayId')}
                />
              )}
            />
          ) : null}
          <TextInput {...register('cell')} label="Cell" width={5} need="later" error={form.errorOf('cell')} />
        </Card>
      </ActFormFrame>
    </>
  )
}

function Change({ what, onClick }: { what: string; onClick: () => void }) {
  return (
    <Button look="link" onClick={onClick}>
      Change<span className="govuk-visually-hidden"> {what}</span>
    </Button>
  )
}

function bodyOf(arrest: ArrestPage, values: Values) {
  const arrivedAt = instantOf(values.arrivedAt)
  const carried = { how: 'carried', fromId: arrest.id } as const
  const isSameTime =
    arrest.arrivedAtStationAt !== null &&
    fromInstant(arrest.arrivedAtStationAt).time === values.arrivedAt.time &&
    fromInstant(arrest.arrivedAtStationAt).date === values.arrivedAt.date
  const origins: Origins = {
    stationCode:
      values.stationCode?.code === arrest.station?.code
        ? { ...carried, fromField: 'stationCode' }
        : { how: 'chosen' },
    arrivedAt: isSameTime ? { ...carried, fromField: 'arrivedAtStationAt' } : { how: 'typed' },
    recordTypes: { how: 'chosen' },
    ...(given(values.cell) === undefined ? {} : { cell: { how: 'typed' as const } }),
  }
  return {
    arrestId: arrest.id,
    stationCode: values.stationCode?.code ?? '',
    recordTypes: [values.recordType],
    ...(values.recordType === 'S46A' ? { earlierStayId: given(values.earlierStayId) } : {}),
    cell: given(values.cell),
    origins,
    // A carried time goes back as it came, to the second.
    arrivedAt: isSameTime ? new Date(arrest.arrivedAtStationAt ?? '').toISOString() : arrivedAt,
  }
}
