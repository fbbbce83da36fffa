import { NewIncident } from '@mips/contracts/incident'
import type { OfficerRef, Origins } from '@mips/contracts/common'
import type { LocationPage } from '@mips/contracts/pole-locations'
import type { LinkedPerson } from '@mips/contracts/pole-replies'
import { incidentTypes, responseGrades } from '@mips/domain/codes/incidents'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { WarningStrip } from '@mips/ui/warning-strip.tsx'
import { useEffect, useState } from 'react'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { Can } from '../../platform/can.tsx'
import { choicesOf } from '../../platform/codes.ts'
import { goTo } from '../../platform/go-to.ts'
import { LinkedPersonLine } from '../../platform/linked-person.tsx'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { paths } from '../../platform/paths.ts'
import { asWarnings } from '../../platform/warnings.ts'

type Values = {
  locationId: string
  incidentType: string
  grade: string
  summary: string
  caller: { name: string; phone: string; isVictim: boolean; nominalId: string }
  officerIds: string[]
}

export type OpenFormProps = { place: LocationPage; checkedAt: string; onOther: () => void }

/** The rest of the incident, with what is known of the place in sight. */
export function OpenForm({ place, checkedAt, onOther }: OpenFormProps) {
  const [officers, setOfficers] = useState<OfficerRef[]>([])
  const people = place.people.filter((person) => person.endedAt === null)
  const act = useAct(api.incident.open.mutation(), {
    refreshes: [api.incident.listOpen.key, api.pole.getLocation.key, api.tasks.listMine.key],
    said: ({ reference }) => `Incident ${reference ?? ''} opened`,
  })
  const form = useActForm<typeof NewIncident, Values, { id: string }, Parameters<typeof act.run>[0]>({
    schema: NewIncident,
    defaults: {
      locationId: place.id,
      incidentType: '',
      grade: '',
      summary: '',
      caller: { name: '', phone: '', isVictim: false, nominalId: '' },
      officerIds: [],
    },
    draft: { key: `incident.open:${place.id}` },
    act,
    toInput: (body) => ({ body: { ...body, origins: originsOf(body, place.id) } }),
    onDone: (incident) => goTo(paths.incident(incident.id), { replace: true }),
  })
  const { register, setValue, watch } = form.fields
  const { restoredAt } = form
  useEffect(() => {
    // A draft keeps no names of officers, and nobody is sent unseen: they are chosen again.
    if (restoredAt !== undefined) setValue('officerIds', [])
  }, [restoredAt, setValue])
  const callerId = watch('caller.nominalId')
  const caller = people.find((person) => person.nominalId === callerId)
  const isCaller = (person: LinkedPerson | undefined) => {
    setValue('caller.nominalId', person?.nominalId ?? '', { shouldDirty: true })
    setValue('caller.name', person?.name ?? '', { shouldDirty: true })
  }
  return (
    <div className="mips-columns mips-columns--main-aside">
      <ActFormFrame form={form} submitWords="Open incident">
        <Card
          title={place.address}
          actions={
            <Button look="link" onClick={onOther}>
              Another place
            </Button>
          }
        >
          <WarningStrip
            markers={asWarnings(place.markers.filter((marker) => marker.endedOn === null))}
            about={place.address}
            checked={{ date: checkedAt }}
          />
        </Card>
        <Select
          {...register('incidentType')}
          label="What it is"
          placeholder="Choose"
          options={choicesOf(incidentTypes)}
          error={form.errorOf('incidentType')}
        />
        <Radios
          name="grade"
          legend="How fast"
          inline
          registration={register('grade')}
          options={choicesOf(responseGrades)}
          error={form.errorOf('grade')}
        />
        <Textarea
          {...register('summary')}
          label="What is happening"
          rows={4}
          limit={2000}
          error={form.errorOf('summary')}
        />
        {caller === undefined ? (
          <TextInput
            {...register('caller.name')}
            label="Caller's name"
            hint={people.length > 0 ? 'Or choose the caller from the people known here' : undefined}
            need="optional"
            error={form.errorOf('caller.name')}
          />
        ) : (
          <p>
            Caller: <strong>{caller.name}</strong>{' '}
            <Button look="link" onClick={() => isCaller(undefined)}>
              Not the caller
            </Button>
          </p>
        )}
        <TextInput
          {...register('caller.phone')}
          label="Caller's telephone number"
          type="tel"
          inputMode="tel"
          need="optional"
          width={20}
          error={form.errorOf('caller.phone')}
        />
        <Checkbox {...register('caller.isVictim')} label="The caller is the victim" />
        <Can do="incident.event.assign">
          <OfficersBox
            label="Send officers"
            name="officerIds"
            hint="By number or name; more can be sent later"
            error={form.errorOf('officerIds')}
            chosen={officers}
            onChange={(next) => {
              setOfficers(next)
              setValue(
                'officerIds',
                next.map(({ id }) => id),
                { shouldDirty: true },
              )
            }}
          />
        </Can>
      </ActFormFrame>
      <Card title="People known here">
        {people.length === 0 ? <p className="mips-muted">Nobody on MiPS is linked to this place.</p> : null}
        <ul className="mips-hits">
          {people.map((person) => (
            <li key={person.linkId}>
              <LinkedPersonLine
                person={person}
                fact="known at this place"
                checkedAt={checkedAt}
                actions={
                  person.nominalId === callerId ? undefined : (
                    <Button look="secondary" size="small" onClick={() => isCaller(person)}>
                      Is the caller <span className="govuk-visually-hidden">: {person.name}</span>
                    </Button>
                  )
                }
              />
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}

/** How each fact came: the place and the people were on record; only the rest was typed. */
function originsOf(body: NewIncident, placeId: string): Origins {
  const { nominalId, name, phone } = body.caller
  return {
    locationId: { how: 'chosen', fromId: placeId },
    incidentType: { how: 'chosen' },
    grade: { how: 'chosen' },
    summary: { how: 'typed' },
    ...(nominalId === undefined ? {} : { 'caller.nominalId': { how: 'chosen', fromId: placeId } }),
    ...(name
      ? {
          'caller.name':
            nominalId === undefined
              ? { how: 'typed' }
              : { how: 'carried', fromId: nominalId, fromField: 'name' },
        }
      : {}),
    ...(phone ? { 'caller.phone': { how: 'typed' } } : {}),
  }
}
