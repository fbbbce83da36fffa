/** The forms of the search: the risk, a sighting, and that the person is found. */
import { missing } from '@mips/contracts/missing'
import type { MissingPage } from '@mips/contracts/missing-parts'
import { missingLevels } from '@mips/domain/safeguarding/missing-levels'
import { foundHows } from '@mips/domain/safeguarding/missing-words'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { ActChoice, ActLine, ActRadios, ActTick, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, instantOf, onForm, rightNow, todayAtNoTime } from '../../platform/form-times.ts'
import { PlaceBox } from '../../platform/place-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesMissing } from './missing.api.ts'

export type FormProps = { page: MissingPage; close: () => void }

type Found = {
  foundAt: LocalDateTime
  locationId: string
  where: string
  how: string
  by: string
  condition: string
}

export function FoundForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: Found) => ({
        foundAt: instantOf(values.foundAt),
        locationId: given(values.locationId),
        where: given(values.where),
        how: given(values.how),
        by: given(values.by),
        condition: given(values.condition),
      }),
      missing.routes.find.body,
    ),
    defaults: { foundAt: rightNow(), locationId: '', where: '', how: '', by: '', condition: '' } as Found,
    act: useAct(topicApi.missing.find.mutation(), { refreshes: refreshesMissing, said: 'Found' }),
    toInput: (body) => ({ params: { episodeId: page.id }, body, version: page.version }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="The person is found">
      <ActTime form={form} name="foundAt" label="When" />
      <PlaceBox
        label="Place on record"
        name="locationId"
        hint="So that it is offered the next time; or say it in words below"
        onChoose={(place) => form.fields.setValue('locationId', place?.id ?? '')}
      />
      <ActLine form={form} name="where" label="Where in words" need="optional" />
      <ActChoice form={form} name="how" label="How" list={foundHows} />
      <ActLine form={form} name="by" label="By whom" need="optional" />
      <ActWords form={form} name="condition" label="How they are" need="optional" limit={1000} />
    </ActFormFrame>
  )
}

type Sighting = {
  seenAt: LocalDateTime
  locationId: string
  whereWords: string
  words: string
  toldBy: string
  isConfirmed: boolean
}

export function SightingForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: Sighting) => ({
        seenAt: instantOf(values.seenAt),
        locationId: given(values.locationId),
        whereWords: given(values.whereWords),
        words: values.words,
        toldBy: given(values.toldBy),
        isConfirmed: values.isConfirmed,
      }),
      missing.routes.addSighting.body,
    ),
    defaults: {
      seenAt: todayAtNoTime(),
      locationId: '',
      whereWords: '',
      words: '',
      toldBy: '',
      isConfirmed: false,
    } as Sighting,
    act: useAct(topicApi.missing.addSighting.mutation(), {
      refreshes: refreshesMissing,
      said: 'Sighting kept',
    }),
    toInput: (body) => ({ params: { episodeId: page.id }, body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the sighting">
      <ActTime form={form} name="seenAt" label="Seen" />
      <PlaceBox
        label="Place on record"
        name="locationId"
        hint="It is shown on the map; or say it in words below"
        onChoose={(place) => form.fields.setValue('locationId', place?.id ?? '')}
      />
      <ActLine form={form} name="whereWords" label="Where in words" need="optional" />
      <ActWords form={form} name="words" label="What was seen" />
      <ActLine form={form} name="toldBy" label="Told by" need="optional" />
      <ActTick form={form} name="isConfirmed" label="Confirmed" />
    </ActFormFrame>
  )
}

type Grade = { level: string; rationale: string; agreedReviewAt: LocalDateTime }

export function GradeForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: Grade) => ({
        level: given(values.level),
        rationale: values.rationale,
        agreedReviewAt: instantOf(values.agreedReviewAt),
      }),
      missing.routes.grade.body,
    ),
    defaults: {
      level: page.level?.code ?? '',
      rationale: '',
      agreedReviewAt: { date: '', time: '' },
    } as Grade,
    act: useAct(topicApi.missing.grade.mutation(), { refreshes: refreshesMissing, said: 'Graded' }),
    toInput: (body) => ({ params: { episodeId: page.id }, body, version: page.version }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the risk">
      <ActRadios
        form={form}
        name="level"
        label="Risk"
        hint="The same level is a review: it counts for the clock of your rank"
        list={missingLevels}
      />
      <ActWords form={form} name="rationale" label="Why" limit={4000} />
      {form.fields.watch('level') === 'VL' ? (
        <ActTime
          form={form}
          name="agreedReviewAt"
          label="Look at it again by, as agreed"
          expects="any"
          need="optional"
        />
      ) : null}
    </ActFormFrame>
  )
}
