/** The acts on a search warrant: authority, the court's decision, an entry, and the return. */
import type { OfficerRef } from '@mips/contracts/common'
import { searchWarrant, type SearchWarrantPage } from '@mips/contracts/search-warrant'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller } from 'react-hook-form'
import {
  ActChoice,
  ActDay,
  ActLine,
  ActRadios,
  ActTick,
  ActTime,
  ActWords,
} from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { CourtBox } from '../../platform/court-box.tsx'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'

export type FormProps = { page: SearchWarrantPage; close: () => void }

const refreshes = [topicApi.searchWarrant.get.key, topicApi.searchWarrant.list.key] as const
const on = ({ id, version }: SearchWarrantPage) => ({ params: { searchId: id }, version })

export function AuthoriseForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: { words: string }) => ({ words: given(values.words) }),
      searchWarrant.routes.authorise.body,
    ),
    defaults: { words: '' },
    act: useAct(topicApi.searchWarrant.authorise.mutation(), { refreshes, said: 'Authorised' }),
    toInput: (body) => ({ ...on(page), body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="Authorise the application">
      <ActWords form={form} name="words" label="Why it is needed and proportionate" need="optional" />
    </ActFormFrame>
  )
}

const decisions = [
  { code: 'ISSUED', label: 'Issued' },
  { code: 'REFUSED', label: 'Refused' },
] as const

type Decision = {
  decision: string
  at: LocalDateTime
  courtCode: string
  courtReference: string
  issuedBy: string
}

export function DecisionForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      ({ decision, ...values }: Decision) => ({
        isIssued: decision === '' ? undefined : decision === 'ISSUED',
        at: instantOf(values.at),
        courtCode: values.courtCode,
        courtReference: given(values.courtReference),
        issuedBy: given(values.issuedBy),
      }),
      searchWarrant.routes.decide.body,
    ),
    defaults: { decision: '', at: rightNow(), courtCode: '', courtReference: '', issuedBy: '' } as Decision,
    act: useAct(topicApi.searchWarrant.decide.mutation(), { refreshes, said: 'Kept' }),
    toInput: (body) => ({ ...on(page), body }),
    onDone: close,
  })
  const courtError = form.errorOf('courtCode')
  return (
    <ActFormFrame form={form} submitWords="Keep the decision">
      <ActRadios form={form} name="decision" label="What the court decided" list={decisions} />
      <ActTime form={form} name="at" label="When" />
      <CourtBox
        label="Court"
        name="courtCode"
        {...(courtError === undefined ? {} : { error: courtError })}
        onChoose={(code) => form.fields.setValue('courtCode', code, { shouldValidate: code !== '' })}
      />
      <ActLine form={form} name="issuedBy" label="By which judge or justice" need="optional" />
      <ActLine form={form} name="courtReference" label="Number at the court" need="optional" />
    </ActFormFrame>
  )
}

type Entry = {
  at: LocalDateTime
  premises: string
  wasCopyLeft: boolean
  inspector: OfficerRef[]
  isNight: boolean
  whyNight: string
  present: string
}

export function EntryForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      ({ inspector, ...values }: Entry) => ({
        ...values,
        at: instantOf(values.at),
        inspectorId: inspector[0]?.id,
        whyNight: given(values.whyNight),
        present: given(values.present),
      }),
      searchWarrant.routes.addEntry.body,
    ),
    defaults: {
      at: rightNow(),
      premises: page.premises[0]?.words ?? '',
      wasCopyLeft: false,
      inspector: [],
      isNight: false,
      whyNight: '',
      present: '',
    } as Entry,
    draft: { key: `search-warrant:${page.id}:entry` },
    act: useAct(topicApi.searchWarrant.addEntry.mutation(), { refreshes, said: 'Entry kept' }),
    toInput: (body) => ({ ...on(page), body }),
    onDone: close,
  })
  const named = page.premises.map(({ words }) => ({ code: words, label: words }))
  return (
    <ActFormFrame form={form} submitWords="Keep the entry">
      <ActTime form={form} name="at" label="When the premises were entered" />
      {named.length > 0 && !page.isAllPremises ? (
        <ActChoice form={form} name="premises" label="Premises" list={named} />
      ) : (
        <ActLine form={form} name="premises" label="Premises" />
      )}
      <ActLine form={form} name="present" label="Who was there" need="optional" />
      <ActTick form={form} name="wasCopyLeft" label="A copy was left" />
      <ActTick form={form} name="isNight" label="It was at night" />
      {form.fields.watch('isNight') ? (
        <ActWords form={form} name="whyNight" label="Why at night" limit={1000} />
      ) : null}
      {page.entries.length === 0 ? null : (
        <Controller
          control={form.fields.control}
          name="inspector"
          render={({ field }) => (
            <OfficersBox
              label="Inspector who allowed this entry"
              name="inspectorId"
              error={form.errorOf('inspectorId' as never)}
              chosen={field.value}
              onChange={(officers) => field.onChange(officers.slice(-1))}
            />
          )}
        />
      )}
    </ActFormFrame>
  )
}

type Return = { endorsedOn: string; endorsement: string; isNothingFound: boolean; returnedOn: string }

export function ReturnForm({ page, close }: FormProps) {
  const isExecuted = page.entries.length > 0
  const form = useActForm({
    schema: onForm(
      (values: Return) => ({
        endorsedOn: given(values.endorsedOn),
        endorsement: given(values.endorsement),
        isNothingFound: values.isNothingFound,
        returnedOn: values.returnedOn,
      }),
      searchWarrant.routes.giveBack.body,
    ),
    defaults: {
      endorsedOn: isExecuted ? rightNow().date : '',
      endorsement: '',
      isNothingFound: false,
      returnedOn: rightNow().date,
    },
    act: useAct(topicApi.searchWarrant.giveBack.mutation(), { refreshes, said: 'Back at the court' }),
    toInput: (body) => ({ ...on(page), body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="It is back at the court">
      {isExecuted ? (
        <>
          <ActDay form={form} name="endorsedOn" label="Endorsed on" expects="past" />
          <ActWords form={form} name="endorsement" label="Endorsement" limit={4000} need="optional" />
          {page.seized.length === 0 ? (
            <ActTick form={form} name="isNothingFound" label="Nothing was seized" />
          ) : (
            <p>{page.seized.map(({ exhibitRef }) => exhibitRef).join(', ')} stand as what was seized.</p>
          )}
        </>
      ) : (
        <p>It goes back as not executed.</p>
      )}
      <ActDay form={form} name="returnedOn" label="Given back on" expects="past" />
    </ActFormFrame>
  )
}
