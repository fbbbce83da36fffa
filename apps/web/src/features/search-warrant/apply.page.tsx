/** Applies for a search warrant: what the court has to be told (SW-1, SW-2). */
import { NewSearchWarrant } from '@mips/contracts/search-warrant'
import { searchPowers } from '@mips/domain/warrants/search-warrant'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useState } from 'react'
import { ActChoice, ActLine, ActRadios, ActTick, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { goTo } from '../../platform/go-to.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { PersonBox } from '../../platform/person-box.tsx'
import { PlaceBox } from '../../platform/place-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'

type Values = {
  power: string
  premisesWords: string
  isAllPremises: boolean
  isMultipleEntry: boolean
  whyMultiple: string
  grounds: string
  material: string
  protectedMaterial: string
  protectedPlan: string
  intelligenceAge: string
}

const nothing: Values = {
  power: '',
  premisesWords: '',
  isAllPremises: false,
  isMultipleEntry: false,
  whyMultiple: '',
  grounds: '',
  material: '',
  protectedMaterial: '',
  protectedPlan: '',
  intelligenceAge: '',
}

/** What was chosen from the store is kept beside the draft: a box that is restored shows no choice, and nobody's premises may be meant unseen. */
type Chosen = { locationId?: string | undefined; occupierId?: string | undefined }

function bodyOf({ premisesWords, ...values }: Values, { locationId, occupierId }: Chosen) {
  const place = { locationId, words: given(premisesWords) }
  return {
    ...values,
    power: given(values.power),
    premises: place.locationId === undefined && place.words === undefined ? [] : [place],
    occupierId,
    whyMultiple: given(values.whyMultiple),
    protectedMaterial: given(values.protectedMaterial),
    protectedPlan: given(values.protectedPlan),
    intelligenceAge: given(values.intelligenceAge),
  }
}

const expectations = [
  { code: 'NONE', label: 'None is expected' },
  { code: 'EXPECTED', label: 'It is expected' },
] as const

export function ApplyPage() {
  usePageTitle('Apply for a search warrant')
  return (
    <div className="mips-stack">
      <PageHeading actions={<Link href={paths.searchWarrants()}>Search warrants</Link>}>
        Apply for a search warrant
      </PageHeading>
      <Card title="The application">
        <ApplyForm />
      </Card>
    </div>
  )
}

function ApplyForm() {
  const [chosen, setChosen] = useState<Chosen>({})
  const form = useActForm({
    schema: onForm((values: Values) => bodyOf(values, chosen), NewSearchWarrant),
    defaults: nothing,
    draft: { key: 'search-warrant:new' },
    act: useAct(topicApi.searchWarrant.apply.mutation(), { refreshes: [topicApi.searchWarrant.list.key] }),
    toInput: (body) => ({ body }),
    onDone: ({ id }) => goTo(paths.searchWarrant(id)),
  })
  const { watch } = form.fields
  const isAll = watch('isAllPremises')
  return (
    <ActFormFrame form={form} submitWords="Apply">
      <ActChoice form={form} name="power" label="Power" list={searchPowers} />
      <PlaceBox
        label="Premises"
        name="premises"
        hint="The exact address, down to the flat"
        onChoose={(place) => setChosen((now) => ({ ...now, locationId: place?.id }))}
      />
      <ActLine form={form} name="premisesWords" label="Or the address in words" need="optional" />
      <ActTick form={form} name="isAllPremises" label="All premises that somebody occupies or controls" />
      {isAll ? (
        <PersonBox
          label="Who occupies or controls them"
          name="occupierId"
          onChoose={(id) => setChosen((now) => ({ ...now, occupierId: id ?? undefined }))}
        />
      ) : null}
      <ActTick form={form} name="isMultipleEntry" label="More than one entry is needed" />
      {watch('isMultipleEntry') ? (
        <ActWords form={form} name="whyMultiple" label="Why more than one entry is needed" limit={1000} />
      ) : null}
      <ActWords form={form} name="grounds" label="Grounds" rows={5} limit={8000} />
      <ActWords form={form} name="material" label="What is sought" rows={3} limit={4000} />
      <ActWords
        form={form}
        name="intelligenceAge"
        label="How fresh the intelligence is, and how it was checked"
        limit={1000}
        need="optional"
      />
      <ActRadios
        form={form}
        name="protectedMaterial"
        label="Privileged, excluded or special procedure material"
        list={expectations}
      />
      {watch('protectedMaterial') === 'EXPECTED' ? (
        <ActWords form={form} name="protectedPlan" label="How it is kept out" />
      ) : null}
    </ActFormFrame>
  )
}
