/** Who was searched: somebody found in the search, or a description where the name is refused or not known. */
import { notStatedReasons, observedEthnicities, selfDefinedEthnicities } from '@mips/domain/codes/ethnicity'
import { sexes } from '@mips/domain/codes/sex-and-gender'
import { searchIdentities } from '@mips/domain/stop-search/stop-search-words'
import { Link } from '@mips/ui/link.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { ActChoice, ActLine, ActRadios, ActWords } from '../../platform/act-fields.tsx'
import { paths } from '../../platform/paths.ts'
import { PersonBox } from '../../platform/person-box.tsx'
import type { Prepared, StopForm } from './stop-form.tsx'
import { yesNoList } from './stop-fields.tsx'

const unnamed = searchIdentities.filter(({ code }) => code !== 'KNOWN')

export function PersonFields({ form, prepared }: { form: StopForm; prepared: Prepared }) {
  const [subject, personId, age, selfDefined] = form.fields.watch([
    'subject',
    'personId',
    'age',
    'selfDefined',
  ])
  if (subject === 'VEHICLE') return null
  const people = prepared.incident?.people ?? []
  return (
    <>
      {people.length > 0 ? (
        <Radios
          name="personId"
          legend="Who"
          hint="People of the incident"
          registration={form.fields.register('personId')}
          options={[
            ...people.map(({ nominalId, name }) => ({ value: nominalId, label: name })),
            { value: '', label: 'Somebody else' },
          ]}
        />
      ) : null}
      {people.some(({ nominalId }) => nominalId === personId) ? null : (
        <>
          <PersonBox
            label="Search for the person"
            name="personId"
            error={form.errorOf('personId')}
            onChoose={(id) => form.fields.setValue('personId', id ?? '', { shouldDirty: true })}
          />
          <p className="mips-small">
            <Link href={paths.searchPerson()}>Look at who is found, with warnings</Link>
          </p>
        </>
      )}
      {personId === '' ? (
        <>
          <ActRadios form={form} name="identity" label="No name" list={unnamed} />
          <ActWords form={form} name="description" label="Description" limit={1000} />
        </>
      ) : null}
      <ActChoice form={form} name="sex" label="Sex" list={sexes} />
      <ActLine form={form} name="age" label="Age" hint="As told, or as it looks" />
      {age.trim() !== '' && Number(age) < 18 ? (
        <ActRadios
          form={form}
          name="isGuardianTold"
          label="Was a parent or guardian told?"
          list={yesNoList}
        />
      ) : null}
      <ActChoice
        form={form}
        name="selfDefined"
        label="Ethnicity, as the person says"
        list={selfDefinedEthnicities}
      />
      {selfDefined === 'NS' ? (
        <ActChoice form={form} name="notStatedReason" label="Why it was not stated" list={notStatedReasons} />
      ) : null}
      <ActChoice form={form} name="observed" label="Ethnicity, as you see it" list={observedEthnicities} />
    </>
  )
}
