import { custodyProcedures } from '@mips/contracts/custody-procedures'
import type { OfficerRef } from '@mips/contracts/common'
import type { StayFacts } from '@mips/contracts/custody-procedure-parts'
import { sexes } from '@mips/domain/codes/sex-and-gender'
import { presentRoles, searchArticles } from '@mips/domain/custody/procedure-codes'
import { searchKinds } from '@mips/domain/custody/search-rules'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller } from 'react-hook-form'
import { useAct } from '../../platform/act.ts'
import { ActChoice, ActLate, ActLine, ActTick, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, instantOf, onForm, rightNow, todayAtNoTime } from '../../platform/form-times.ts'
import { refreshesStay } from '../../platform/stay.ts'
import { sameAuthority } from './later-forms.tsx'
import { PeopleRows, type PersonThere } from './people-rows.tsx'
import { authorityOf, OfficerField } from './procedure-parts.tsx'

type Values = {
  kind: string
  authority: OfficerRef[]
  ground: string
  articleSought: string
  place: string
  startedAt: LocalDateTime
  endedAt: LocalDateTime
  present: PersonThere[]
  isVulnerable: boolean
  isAdultDeclined: boolean
  isOutOfSight: boolean
  urgency: string
  clothingRemoved: string
  found: string
  writtenConsent: boolean
  isEffectOfRefusalExplained: boolean
  isMedicalPremises: boolean
  isClosed: boolean
  why: string
  lateReason: string
}

const bodyOf = (values: Values) => ({
  kind: values.kind,
  authority: authorityOf(values.authority),
  ground: given(values.ground),
  articleSought: given(values.articleSought),
  place: given(values.place),
  startedAt: instantOf(values.startedAt),
  endedAt: instantOf(values.endedAt),
  present: values.present.filter(({ name }) => name.trim() !== ''),
  isVulnerable: values.isVulnerable,
  isAdultDeclined: values.isAdultDeclined,
  isOutOfSight: values.isOutOfSight,
  urgency: given(values.urgency),
  clothingRemoved: given(values.clothingRemoved),
  found: given(values.found),
  writtenConsent: values.writtenConsent,
  isEffectOfRefusalExplained: values.isEffectOfRefusalExplained,
  isMedicalPremises: values.isMedicalPremises,
  isClosed: values.isClosed,
  why: given(values.why),
  lateReason: given(values.lateReason),
})

/** A search, as far as it is known; ticking the last box closes it, and then all of it is asked. */
export function SearchForm({
  stay,
  previousId,
  isClosed = false,
  authorityBefore,
  opening,
  onDone,
}: {
  stay: StayFacts
  previousId?: string
  /** A search that was closed is put right with a reason, and stays closed. */
  isClosed?: boolean
  /** Of the row before: the same officer gave the authority then and not now. */
  authorityBefore?: { officer: OfficerRef; at: string } | undefined
  opening?: Partial<Values>
  onDone: () => void
}) {
  const form = useActForm({
    schema: onForm((values: Values) => {
      const isSame = values.authority[0]?.id === authorityBefore?.officer.id
      const body = bodyOf(values)
      return isSame ? { ...body, authority: sameAuthority(authorityBefore) } : body
    }, custodyProcedures.routes.saveSearch.body),
    defaults: {
      kind: 'S54',
      authority: [],
      ground: '',
      articleSought: '',
      place: '',
      startedAt: rightNow(),
      endedAt: todayAtNoTime(),
      present: [{ name: '', role: 'SEARCHER', sex: stay.sex === 'F' ? 'F' : 'M' }],
      isVulnerable: false,
      isAdultDeclined: false,
      isOutOfSight: false,
      urgency: '',
      clothingRemoved: '',
      found: '',
      writtenConsent: false,
      isEffectOfRefusalExplained: false,
      isMedicalPremises: false,
      isClosed: false,
      why: '',
      lateReason: '',
      ...opening,
    } as Values,
    act: useAct(topicApi.custodyProcedures.saveSearch.mutation(), {
      refreshes: refreshesStay,
      said: 'The search is recorded',
    }),
    toInput: (body) => ({
      params: { recordId: stay.id },
      body: previousId === undefined ? body : { ...body, previousId },
    }),
    onDone,
  })
  const kind = form.fields.watch('kind')
  const isStrip = kind === 'STRIP'
  const isHigher = kind === 'INTIMATE' || kind === 'X_RAY' || kind === 'ULTRASOUND'
  return (
    <ActFormFrame form={form} submitWords="Save the search">
      <ActChoice form={form} name="kind" label="Kind of search" list={searchKinds} />
      <OfficerField
        form={form}
        name="authority"
        label="Authority"
        hint={isHigher || kind === 'S54A' ? 'An inspector or above' : 'The custody officer'}
      />
      <ActWords form={form} name="ground" label="Reason" limit={1000} />
      <ActChoice form={form} name="articleSought" label="Looked for" list={searchArticles} need="optional" />
      <ActLine form={form} name="place" label="Place" />
      <Controller
        control={form.fields.control}
        name="present"
        render={({ field }) => (
          <PeopleRows
            people={field.value}
            onChange={field.onChange}
            roles={presentRoles}
            sexes={sexes}
            error={form.errorOf('present')}
          />
        )}
      />
      {stay.isChild ? null : <ActTick form={form} name="isVulnerable" label="The person is vulnerable" />}
      {isStrip || kind === 'INTIMATE' ? (
        <ActTick
          form={form}
          name="isAdultDeclined"
          label="Said before the appropriate adult that they are not wanted there, and the adult agrees"
        />
      ) : null}
      {isStrip ? (
        <>
          <ActTick form={form} name="isOutOfSight" label="The place is out of the sight of others" />
          <ActLine form={form} name="clothingRemoved" label="Clothing removed" />
          <ActLine form={form} name="urgency" label="Why it was urgent" need="optional" />
        </>
      ) : null}
      {isHigher ? (
        <>
          <ActTick form={form} name="writtenConsent" label="Written consent was given" />
          <ActTick
            form={form}
            name="isEffectOfRefusalExplained"
            label="What a refusal may mean was explained"
          />
          <ActTick form={form} name="isMedicalPremises" label="At medical premises" />
        </>
      ) : null}
      <ActTime form={form} name="startedAt" label="Began" />
      <ActTime form={form} name="endedAt" label="Ended" need="optional" />
      <ActWords form={form} name="found" label="Found" hint="Or that nothing was" limit={1000} />
      <ActLate form={form} time="startedAt" />
      {isClosed ? (
        <ActLine form={form} name="why" label="Why it is put right" />
      ) : (
        <ActTick form={form} name="isClosed" label="The record of this search is complete: close it" />
      )}
    </ActFormFrame>
  )
}
