/** When and where: this moment and the position of the phone where it is given, else words. */
import { sexes } from '@mips/domain/codes/sex-and-gender'
import { Button } from '@mips/ui/button.tsx'
import { useState } from 'react'
import { ActLine, ActRadios, ActTick, ActTime } from '../../platform/act-fields.tsx'
import type { StopForm } from './stop-form.tsx'

const searcherSexes = sexes.filter(({ code }) => code === 'M' || code === 'F')

export function WhereFields({ form }: { form: StopForm }) {
  const [latitude, longitude, searcherSex] = form.fields.watch(['latitude', 'longitude', 'searcherSex'])
  // Asked once: afterwards it is carried in from the officer's last search.
  const [isSexAsked] = useState(searcherSex === '')
  return (
    <>
      <ActTime form={form} name="detained" label="Stopped" />
      <ActLine form={form} name="place" label="Where" hint="Street, and what is near" />
      <PhonePosition form={form} />
      {latitude === '' ? null : (
        <p className="mips-muted" role="status">
          Position kept: {latitude}, {longitude}
        </p>
      )}
      {isSexAsked ? (
        <ActRadios
          form={form}
          name="searcherSex"
          label="Your sex, for the rules on who searches whom"
          list={searcherSexes}
        />
      ) : null}
      <ActTick form={form} name="isPlainClothes" label="I was in plain clothes" />
    </>
  )
}

/** A position without a place is kept as a position; a phone that refuses says so and nothing is lost. */
function PhonePosition({ form }: { form: StopForm }) {
  const [problem, setProblem] = useState<string>()
  const ask = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setProblem(undefined)
        form.fields.setValue('latitude', coords.latitude.toFixed(5), { shouldDirty: true })
        form.fields.setValue('longitude', coords.longitude.toFixed(5), { shouldDirty: true })
      },
      () => setProblem('The phone did not say where it is: write the place.'),
      { enableHighAccuracy: true, timeout: 10_000 },
    )
  return (
    <>
      <Button look="secondary" size="small" onClick={ask}>
        Use where I am
      </Button>
      {problem === undefined ? null : <p role="alert">{problem}</p>}
    </>
  )
}
