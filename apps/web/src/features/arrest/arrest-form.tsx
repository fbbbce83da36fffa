import type { IncidentPage } from '@mips/contracts/incident'
import { arrestPowers, necessityCodes } from '@mips/domain/custody/codes'
import { Checkbox, Checkboxes } from '@mips/ui/checkboxes.tsx'
import { Card } from '@mips/ui/card.tsx'
import { DateTimeInput } from '@mips/ui/date-time-input.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { Controller } from 'react-hook-form'
import { api } from '../../platform/api.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { choicesOf } from '../../platform/codes.ts'
import { formatBorn } from '../../platform/format.ts'
import { goTo } from '../../platform/go-to.ts'
import { OffenceBox } from '../../platform/offence-box.tsx'
import { paths } from '../../platform/paths.ts'
import { PersonBar } from '../../platform/person-bar.tsx'
import { serverNow } from '../../platform/server-clock.ts'
import { StationBox } from '../../platform/station-box.tsx'
import { ArrestPlace } from './arrest-place.tsx'
import {
  type ArrestValues,
  type Breach,
  arrestDefaults,
  arrestSchema,
  peopleToArrest,
  type RecordedOffence,
} from './arrest.form.ts'

type ArrestFormProps = {
  incident: IncidentPage
  personId: string | undefined
  breach?: Breach | undefined
  recorded: readonly RecordedOffence[]
}

/** The form of an arrest, in the order in which an officer tells it. */
export function ArrestForm({ incident, personId, breach, recorded }: ArrestFormProps) {
  const link = useAct(topicApi.protection.arrestForBreach.mutation(), {
    refreshes: [topicApi.protection.get.key, topicApi.protection.desk.key],
    tellsErrors: true,
  })
  const form = useActForm({
    schema: arrestSchema(incident.id, recorded, breach),
    defaults: arrestDefaults(incident, personId, breach, recorded),
    draft: { key: `arrest.${breach === undefined ? 'record' : 'breach'}:${incident.id}` },
    act: useAct(topicApi.arrest.record.mutation(), {
      refreshes: [api.incident.get.key, topicApi.arrest.listAwaitingCustody.key],
      said: 'Arrest recorded',
    }),
    toInput: (body) => ({ body }),
    onDone: async ({ id }) => {
      if (breach?.notice !== undefined) await link.run({ params: breach.notice, body: { arrestId: id } })
      goTo(paths.arrest(id), { replace: true })
    },
  })
  const { control, register, watch } = form.fields
  const people = peopleToArrest(incident)
  const now = serverNow().toISOString()
  const values: ArrestValues = watch()
  const arrested = people.find((person) => person.personRecordId === values.personRecordId)
  const needsNecessity = arrestPowers.some((power) => power.code === values.power && power.needsNecessity)

  return (
    <>
      {arrested === undefined ? null : <PersonBar person={arrested} />}
      <ActFormFrame form={form} submitWords="Record the arrest" busyWords="Recording…">
        <Card title="Who">
          <Controller
            control={control}
            name="personRecordId"
            render={({ field }) => (
              <Radios
                {...field}
                legend="Who was arrested?"
                hint={
                  people.length === 0 ? 'Nobody is on the incident yet: add the person first.' : undefined
                }
                error={form.errorOf('personRecordId') === undefined ? undefined : 'Choose who was arrested'}
                options={people.map((person) => ({
                  value: person.personRecordId,
                  label: person.name,
                  hint: [
                    person.roleLabel,
                    person.dob === null
                      ? 'date of birth not known'
                      : `b. ${formatBorn(person.dob, now.slice(0, 10))}`,
                  ].join(' · '),
                }))}
              />
            )}
          />
          <p>
            <Link href={paths.searchPerson({ incidentId: incident.id, role: 'SUSPECT' })}>
              Somebody else: find or add a person
            </Link>
          </p>
        </Card>
        <Card title="What for">
          <Controller
            control={control}
            name="offences"
            render={({ field }) => (
              <OffenceBox
                chosen={field.value}
                onChange={field.onChange}
                error={form.errorOf('offences')}
                isDomestic={incident.incidentType.startsWith('DOMESTIC')}
              />
            )}
          />
          <Textarea
            {...register('grounds')}
            label="Grounds: what gave you reasonable grounds to suspect"
            hint="Your account, in your own words: it is read to the custody officer"
            rows={4}
            limit={4000}
            error={form.errorOf('grounds')}
          />
        </Card>
        <Card title="When and where">
          <Controller
            control={control}
            name="arrestedAt"
            render={({ field }) => (
              <DateTimeInput
                {...field}
                legend="Arrested"
                expects="past"
                now={now}
                need="now"
                error={form.errorOf('arrestedAt')}
              />
            )}
          />
          <ArrestPlace form={form} location={incident.location} />
        </Card>
        <Card title="Power and necessity">
          <Select
            {...register('power')}
            label="Power"
            options={choicesOf(arrestPowers)}
            error={form.errorOf('power')}
          />
          {needsNecessity ? (
            <>
              <Controller
                control={control}
                name="necessityCodes"
                render={({ field }) => (
                  <Checkboxes
                    {...field}
                    legend="Why was the arrest necessary?"
                    options={choicesOf(necessityCodes)}
                    error={form.errorOf('necessityCodes')}
                  />
                )}
              />
              <Textarea
                {...register('necessityReason')}
                label="In your own words"
                rows={2}
                limit={2000}
                error={form.errorOf('necessityReason')}
              />
            </>
          ) : null}
        </Card>
        <Card title="Caution and force">
          <Controller
            control={control}
            name="cautionGiven"
            render={({ field }) => (
              <Radios
                {...field}
                legend="Was the caution given?"
                error={form.errorOf('cautionGiven')}
                options={[
                  { value: 'AT_ARREST', label: 'Yes, at the arrest' },
                  {
                    value: 'LATER',
                    label: 'Yes, later',
                    reveal: (
                      <Controller
                        control={control}
                        name="cautionAt"
                        render={({ field: at }) => (
                          <DateTimeInput
                            {...at}
                            legend="Cautioned"
                            expects="past"
                            now={now}
                            error={form.errorOf('cautionAt')}
                          />
                        )}
                      />
                    ),
                  },
                  { value: 'NO', label: 'No' },
                ]}
              />
            )}
          />
          {values.cautionGiven === 'NO' ? null : (
            <Textarea
              {...register('replyToCaution')}
              label="Reply to caution"
              hint="Word for word; leave empty when there was none"
              rows={2}
              limit={2000}
              need="optional"
              error={form.errorOf('replyToCaution')}
            />
          )}
          <Checkbox {...register('forceUsed')} label="Force was used" />
        </Card>
        <Card title="Station">
          <Controller
            control={control}
            name="stationCode"
            render={({ field }) => (
              <StationBox
                label="Taken to"
                name="stationCode"
                custodyOnly
                need="later"
                hint="The custody suite; can be added on arrival"
                value={field.value}
                onChoose={field.onChange}
                error={form.errorOf('stationCode')}
              />
            )}
          />
          {values.stationCode === undefined ? null : (
            <Controller
              control={control}
              name="arrivedAtStationAt"
              render={({ field }) => (
                <DateTimeInput
                  {...field}
                  legend="Arrived at the station"
                  hint="The yard counts: the clock starts here. Leave the time empty while on the way."
                  expects="past"
                  now={now}
                  need="later"
                  error={form.errorOf('arrivedAtStationAt')}
                />
              )}
            />
          )}
        </Card>
      </ActFormFrame>
    </>
  )
}
