/** Why the search was made and what was told, how far it went, and how it ended. */
import {
  goWisely,
  receiptKinds,
  searchExtents,
  searchObjects,
  searchOutcomes,
  searchPowers,
  searchSubjects,
} from '@mips/domain/stop-search/stop-search-codes'
import { Button } from '@mips/ui/button.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Controller } from 'react-hook-form'
import {
  ActChoice,
  ActLine,
  ActMany,
  ActRadios,
  ActTick,
  ActTime,
  ActWords,
} from '../../platform/act-fields.tsx'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { formatDateTime } from '../../platform/format.ts'
import type { Prepared, StopForm } from './stop-form.tsx'

export const yesNoList = [
  { code: 'yes', label: 'Yes' },
  { code: 'no', label: 'No' },
] as const

type Fields = { form: StopForm }

/** The power narrows what can be looked for; an area's power asks for its authority in place of grounds. */
export function WhyFields({ form, prepared }: Fields & { prepared: Prepared }) {
  const [power, subject] = form.fields.watch(['power', 'subject'])
  const row = searchPowers.find(({ code }) => code === power)
  const objects = searchObjects.filter(
    ({ code }) => row === undefined || (row.objects as readonly string[]).includes(code),
  )
  const authorities = prepared.authorities.filter((one) => one.power.code === power)
  return (
    <>
      <ActRadios form={form} name="subject" label="What is searched" list={searchSubjects} />
      {subject === 'PERSON' ? null : <ActLine form={form} name="registration" label="Registration" />}
      <ActChoice form={form} name="power" label="Power" list={searchPowers} />
      <ActChoice form={form} name="object" label="Looked for" list={objects} />
      {row?.needs === 'AUTHORITY' ? (
        <Select
          {...form.fields.register('authorityId')}
          label="Authority for this area"
          placeholder={authorities.length === 0 ? 'None is in force' : 'Choose'}
          options={authorities.map(({ id, reference, area, endsAt, extendedTo }) => ({
            value: id,
            label: `${reference ?? ''} ${area}, until ${formatDateTime(extendedTo ?? endsAt)}`,
          }))}
          error={form.errorOf('authorityId')}
        />
      ) : (
        <ActWords
          form={form}
          name="grounds"
          label="Grounds"
          hint="What you saw, heard or were told, in words the person would understand"
          limit={4000}
          rows={3}
        />
      )}
      <Told form={form} />
    </>
  )
}

/** One press for all of it; a warrant card is shown in plain clothes alone. */
function Told({ form }: Fields) {
  const [isPlain, told] = form.fields.watch(['isPlainClothes', 'told'])
  const list = goWisely.filter(({ code }) => code !== 'WARRANT_CARD' || isPlain)
  const isAll = list.every(({ code }) => told.includes(code))
  return (
    <>
      <ActMany form={form} name="told" label="Told before the search" list={list} />
      {isAll ? null : (
        <Button
          look="secondary"
          size="small"
          onClick={() =>
            form.fields.setValue(
              'told',
              list.map(({ code }) => code),
              { shouldDirty: true },
            )
          }
        >
          All of it was told
        </Button>
      )}
    </>
  )
}

/** What was found, how it ended, the copy, and who used force. */
export function EndFields({ form, prepared }: Fields & { prepared: Prepared }) {
  const [outcome, receipt, video] = form.fields.watch(['outcome', 'receipt', 'video'])
  return (
    <>
      <ActLine form={form} name="found" label="Found" hint="Or: nothing" />
      <ActChoice form={form} name="outcome" label="Outcome" list={searchOutcomes} />
      {outcome === '' || outcome === 'NFA' ? null : (
        <ActRadios
          form={form}
          name="isLinked"
          label="Does the outcome belong to what was looked for?"
          list={yesNoList}
        />
      )}
      {outcome === 'ARREST' ? (
        <Select
          {...form.fields.register('arrestId')}
          label="The arrest that followed"
          placeholder={prepared.arrests.length === 0 ? 'Not recorded yet: add it later' : 'Choose'}
          options={prepared.arrests.map(({ id, reference, title, at }) => ({
            value: id,
            label: `${reference ?? ''} ${title}, ${formatDateTime(at)}`,
          }))}
          error={form.errorOf('arrestId')}
        />
      ) : null}
      <ActChoice form={form} name="receipt" label="Copy of the record" list={receiptKinds} />
      {receipt === 'IMPRACTICABLE' ? (
        <ActLine form={form} name="noReceipt" label="Why no copy could be given" />
      ) : null}
      <ActLine form={form} name="video" label="Body-worn video" hint="Its number" need="optional" />
      {video === '' ? (
        <ActLine form={form} name="noVideo" label="Why there is no video" need="optional" />
      ) : null}
      <Controller
        control={form.fields.control}
        name="force"
        render={({ field }) => (
          <OfficersBox
            label="Who used force"
            name="force"
            hint="Handcuffs count; each officer then gives a form of their own"
            chosen={field.value}
            onChange={field.onChange}
          />
        )}
      />
    </>
  )
}

/** More than outer clothing asks for its reason, its place and who allowed it. */
export function ExtentFields({ form }: Fields) {
  const extent = form.fields.watch('extent')
  return (
    <>
      <ActChoice form={form} name="extent" label="What came off" list={searchExtents} />
      {extent === 'MORE' || extent === 'EXPOSED' ? (
        <>
          <ActWords form={form} name="extentReason" label="Why more had to come off" />
          <ActRadios form={form} name="isInPublic" label="In public view?" list={yesNoList} />
        </>
      ) : null}
      {extent === 'EXPOSED' ? (
        <>
          <ActTick form={form} name="isAdultPresent" label="An appropriate adult was there" />
          <Controller
            control={form.fields.control}
            name="extentAuthority"
            render={({ field }) => (
              <OfficersBox
                label="Who was told or allowed it first"
                name="extentAuthority"
                hint="A supervisor; for a child an inspector or above"
                error={form.errorOf('extentAuthority')}
                chosen={field.value}
                onChange={(officers) => field.onChange(officers.slice(-1))}
              />
            )}
          />
        </>
      ) : null}
      <Details summary="Who else was there, and when it ended">
        <Controller
          control={form.fields.control}
          name="others"
          render={({ field }) => (
            <OfficersBox
              label="Other officers present"
              name="others"
              chosen={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <ActTime form={form} name="ended" label="Ended" need="optional" />
      </Details>
    </>
  )
}
