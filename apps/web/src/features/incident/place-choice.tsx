import { NewLocation } from '@mips/contracts/pole-locations'
import { Card } from '@mips/ui/card.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { Warning } from '@mips/ui/warning.tsx'
import { Button } from '@mips/ui/button.tsx'
import { useState } from 'react'
import { z } from 'zod'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { PlaceBox } from '../../platform/place-box.tsx'

/** Finds the place on record, or makes one when the search has none. */
export function PlaceChoice({ onChoose }: { onChoose: (locationId: string) => void }) {
  const [missing, setMissing] = useState<string>()
  return (
    <Card title="Where">
      <PlaceBox
        label="Address, place or postcode"
        name="locationId"
        hint="Choose from the places on record"
        onChoose={(place) => {
          if (place !== null) onChoose(place.id)
        }}
        onNotListed={setMissing}
      />
      <Dialog title="Add a place" isOpen={missing !== undefined} onClose={() => setMissing(undefined)}>
        {missing === undefined ? null : <NewPlaceForm searched={missing} onDone={onChoose} />}
      </Dialog>
    </Card>
  )
}

const Candidates = z.array(z.object({ id: z.string(), address: z.string() }))
type Values = {
  searchText: string
  subBuilding: string
  buildingName: string
  buildingNumber: string
  street: string
  town: string
  postcode: string
  asDescribed: string
  notTheseBecause: string
}
const parts = [
  'subBuilding',
  'buildingName',
  'buildingNumber',
  'street',
  'town',
  'postcode',
  'asDescribed',
] as const

function NewPlaceForm({ searched, onDone }: { searched: string; onDone: (locationId: string) => void }) {
  const act = useAct(api.pole.createLocation.mutation(), { said: 'Place added' })
  const form = useActForm<typeof NewLocation, Values, { id: string }, Parameters<typeof act.run>[0]>({
    schema: NewLocation,
    defaults: {
      searchText: searched,
      subBuilding: '',
      buildingName: '',
      buildingNumber: '',
      street: '',
      town: '',
      postcode: '',
      asDescribed: '',
      notTheseBecause: '',
    },
    act,
    toInput: (body) => ({
      body: {
        ...body,
        origins: Object.fromEntries(
          parts.filter((part) => body[part]).map((part) => [part, { how: 'typed' as const }]),
        ),
      },
    }),
    onDone: (place) => onDone(place.id),
  })
  const { register } = form.fields
  const candidates =
    Candidates.safeParse(form.refusal?.facts.candidates).data ??
    Candidates.safeParse(form.refusal?.facts.existing).data ??
    []
  return (
    <ActFormFrame form={form} submitWords="Add place">
      <TextInput
        {...register('subBuilding')}
        label="Flat or unit"
        need="optional"
        error={form.errorOf('subBuilding')}
      />
      <TextInput
        {...register('buildingName')}
        label="Building name"
        need="optional"
        error={form.errorOf('buildingName')}
      />
      <TextInput
        {...register('buildingNumber')}
        label="Number"
        need="optional"
        width={5}
        error={form.errorOf('buildingNumber')}
      />
      <TextInput {...register('street')} label="Street" error={form.errorOf('street')} />
      <TextInput {...register('town')} label="Town" need="optional" error={form.errorOf('town')} />
      <TextInput
        {...register('postcode')}
        label="Postcode"
        need="optional"
        width={10}
        error={form.errorOf('postcode')}
      />
      <TextInput
        {...register('asDescribed')}
        label="As the caller described it"
        hint="When there is no address"
        need="optional"
        error={form.errorOf('asDescribed')}
      />
      {candidates.length === 0 ? null : (
        <>
          <Warning>
            These places are on record already. Choose one, or say why none of them is this place.
          </Warning>
          <ul className="govuk-list">
            {candidates.map((place) => (
              <li key={place.id}>
                <Button look="secondary" size="small" onClick={() => onDone(place.id)}>
                  Use {place.address}
                </Button>
              </li>
            ))}
          </ul>
          <TextInput
            {...register('notTheseBecause')}
            label="Why none of these"
            error={form.errorOf('notTheseBecause')}
          />
        </>
      )}
    </ActFormFrame>
  )
}
