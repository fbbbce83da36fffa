import type { IncidentPage } from '@mips/contracts/incident'
import { voluntaryAttendance } from '@mips/contracts/voluntary-attendance'
import { DateTimeInput } from '@mips/ui/date-time-input.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Controller } from 'react-hook-form'
import { api } from '../../platform/api.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { goTo } from '../../platform/go-to.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { OffenceChoice } from '../../platform/offence-choice.tsx'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { serverNow } from '../../platform/server-clock.ts'
import { StationBox, type StationChoice } from '../../platform/station-box.tsx'
import { refreshesAttendance } from './voluntary-attendance.api.ts'

type Values = {
  personRecordId: string
  offence: string
  arrivedAt: LocalDateTime
  station?: StationChoice
  placeText: string
  invitation: string
  whyNotArrested: string
}

export function OpenAttendancePage() {
  const { incidentId } = useSearch({ from: '/attendances/open' })
  usePurposeFrom(incidentId, 'ARREST_CUSTODY')
  usePageTitle('Open a voluntary attendance')
  const incident = useQuery(api.incident.get.query({ params: { incidentId } }))
  return (
    <Shown query={incident} words="Reading the incident…" headingLevel={1}>
      {(found) => (
        <>
          <PageHeading caption={found.reference ?? ''}>Open a voluntary attendance</PageHeading>
          <OpenForm incident={found} />
        </>
      )}
    </Shown>
  )
}

function OpenForm({ incident }: { incident: IncidentPage }) {
  const [only, ...others] = incident.people
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        incidentId: incident.id,
        personRecordId: given(values.personRecordId),
        offences: values.offence === '' ? [] : [{ code: values.offence }],
        arrivedAt: instantOf(values.arrivedAt),
        stationCode: values.station?.code,
        placeText: given(values.placeText),
        invitation: given(values.invitation),
        whyNotArrested: given(values.whyNotArrested),
      }),
      voluntaryAttendance.routes.open.body,
    ),
    defaults: {
      personRecordId: others.length === 0 ? (only?.personRecordId ?? '') : '',
      offence: '',
      arrivedAt: rightNow(),
      placeText: '',
      invitation: '',
      whyNotArrested: '',
    } as Values,
    act: useAct(topicApi.voluntaryAttendance.open.mutation(), {
      refreshes: [...refreshesAttendance, api.incident.get.key],
      said: 'Attendance opened',
    }),
    toInput: (body) => ({ body }),
    onDone: ({ id }) => goTo(paths.attendance(id), { replace: true }),
  })
  const { control, register, setValue, watch } = form.fields
  const now = serverNow().toISOString()
  return (
    <ActFormFrame form={form} submitWords="Open the attendance">
      <Controller
        control={control}
        name="personRecordId"
        render={({ field }) => (
          <Radios
            {...field}
            legend="Who attends?"
            hint={
              incident.people.length === 0
                ? 'Nobody is on the incident yet: add the person there first.'
                : undefined
            }
            error={form.errorOf('personRecordId') === undefined ? undefined : 'Choose who attends'}
            options={incident.people.map((person) => ({
              value: person.personRecordId,
              label: person.name,
              hint: person.roleLabel,
            }))}
          />
        )}
      />
      <OffenceChoice
        error={form.errorOf('offences' as 'offence')}
        onChoose={(code) => setValue('offence', code)}
      />
      <StationBox
        label="Station"
        name="stationCode"
        need="optional"
        error={form.errorOf('stationCode' as 'station')}
        value={watch('station')}
        onChoose={(station) => setValue('station', station)}
      />
      <TextInput
        {...register('placeText')}
        label="Or another place"
        need="optional"
        error={form.errorOf('placeText')}
      />
      <Controller
        control={control}
        name="arrivedAt"
        render={({ field }) => (
          <DateTimeInput
            {...field}
            legend="Came"
            expects="past"
            now={now}
            error={form.errorOf('arrivedAt')}
          />
        )}
      />
      <Textarea
        {...register('whyNotArrested')}
        label="Why an arrest is not necessary"
        error={form.errorOf('whyNotArrested')}
      />
      <TextInput
        {...register('invitation')}
        label="How they were asked to come"
        need="optional"
        error={form.errorOf('invitation')}
      />
    </ActFormFrame>
  )
}
