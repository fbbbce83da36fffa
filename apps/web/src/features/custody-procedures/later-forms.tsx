/** What is added to a record later: the result of a sample, the end of a visit, an item that is put right. */
import type { TakingLine } from '@mips/contracts/custody-biometrics'
import type { ContactLine } from '@mips/contracts/custody-interviews'
import { custodyProcedures } from '@mips/contracts/custody-procedures'
import type { StayFacts } from '@mips/contracts/custody-procedure-parts'
import type { ItemLine } from '@mips/contracts/custody-property'
import { drugTestResults, propertyCategories } from '@mips/domain/custody/procedure-codes'
import { Select } from '@mips/ui/select.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { ActChoice, ActLate, ActLine, ActTick, ActTime } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { refreshesStay } from '../../platform/stay.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { currencies, placeOf } from './property-forms.tsx'

type Taking = z.infer<typeof TakingLine>
type Contact = z.infer<typeof ContactLine>
type Item = z.infer<typeof ItemLine>

/** An authority as it was given then, for the row that replaces the old one. */
export const sameAuthority = (authority: { officer: { id: string }; at: string } | undefined) =>
  authority === undefined ? undefined : { officerId: authority.officer.id, at: authority.at }

type Result = { result: string; searchResult: string; reference: string; why: string }

/** The result of what was taken: a new row, so that what was known before stays readable. */
export function ResultForm({ stay, taking }: { stay: StayFacts; taking: Taking }) {
  const { authority, ...facts } = taking.facts
  const isTest = taking.kind === 'DRUG_TEST'
  const form = useActForm({
    schema: onForm(
      (values: Result) => ({
        ...facts,
        authority: sameAuthority(authority),
        previousId: taking.id,
        result: isTest ? given(values.result) : facts.result,
        searchResult: isTest ? facts.searchResult : given(values.searchResult),
        reference: given(values.reference),
        why: given(values.why) ?? 'Result received',
      }),
      custodyProcedures.routes.recordTaking.body,
    ),
    defaults: {
      result: facts.result ?? '',
      searchResult: facts.searchResult ?? '',
      reference: facts.reference ?? '',
      why: '',
    } as Result,
    act: useAct(topicApi.custodyProcedures.recordTaking.mutation(), {
      refreshes: refreshesStay,
      said: 'The result is recorded',
    }),
    toInput: (body) => ({ params: { recordId: stay.id }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Record the result">
      {isTest ? (
        <ActChoice form={form} name="result" label="Result of the test" list={drugTestResults} />
      ) : (
        <ActLine
          form={form}
          name="searchResult"
          label="Result"
          hint="As the laboratory or the bureau gave it"
        />
      )}
      <ActLine form={form} name="reference" label="Reference of the result" need="optional" />
      <ActLine form={form} name="why" label="Why it is changed" need="optional" />
    </ActFormFrame>
  )
}

type Ended = { endedAt: LocalDateTime; isTerminated: boolean; note: string; why: string; lateReason: string }

/** A visit, call or letter ends; one that has an end is put right with a reason. */
export function EndContactForm({ stay, contact }: { stay: StayFacts; contact: Contact }) {
  const { authority, ...facts } = contact.facts
  const hasEnd = facts.endedAt !== undefined
  const form = useActForm({
    schema: onForm(
      (values: Ended) => ({
        ...facts,
        authority: sameAuthority(authority),
        previousId: contact.id,
        endedAt: instantOf(values.endedAt),
        isTerminated: values.isTerminated,
        note: given(values.note),
        why: given(values.why),
        lateReason: given(values.lateReason),
      }),
      custodyProcedures.routes.saveContact.body,
    ),
    defaults: {
      endedAt: rightNow(),
      isTerminated: facts.isTerminated ?? false,
      note: facts.note ?? '',
      why: '',
      lateReason: '',
    } as Ended,
    act: useAct(topicApi.custodyProcedures.saveContact.mutation(), {
      refreshes: refreshesStay,
      said: 'The end is recorded',
    }),
    toInput: (body) => ({ params: { recordId: stay.id }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Record the end">
      <ActTime form={form} name="endedAt" label="Ended" />
      <ActTick form={form} name="isTerminated" label="Staff ended it" />
      <ActLine form={form} name="note" label="Note" need="optional" />
      {hasEnd ? <ActLine form={form} name="why" label="Why it is put right" /> : null}
      <ActLate form={form} time="endedAt" />
    </ActFormFrame>
  )
}

type Right = {
  description: string
  category: string
  quantity: string
  currency: string
  differenceAt: string
  why: string
}

/** Chooses an item and puts it right: what it is, or how much of it there was. */
export function CorrectItemForm({
  stay,
  items,
  onDone,
}: {
  stay: StayFacts
  items: readonly Item[]
  onDone: () => void
}) {
  const [rootId, setRootId] = useState(items.length === 1 ? (items[0]?.rootId ?? '') : '')
  const item = items.find((one) => one.rootId === rootId)
  return (
    <>
      <Select
        label="Which item"
        name="wrong-item"
        placeholder="Choose"
        value={rootId}
        onChange={(event) => setRootId(event.target.value)}
        options={items.map((one) => ({
          value: one.rootId,
          label: `${one.number}. ${one.facts.description}`,
        }))}
      />
      {item === undefined ? null : <CorrectOne key={item.id} stay={stay} item={item} onDone={onDone} />}
    </>
  )
}

function CorrectOne({ stay, item, onDone }: { stay: StayFacts; item: Item; onDone: () => void }) {
  const { facts } = item
  const form = useActForm({
    schema: onForm(
      (values: Right) => ({
        ...facts,
        previousId: item.id,
        description: values.description,
        category: given(values.category),
        quantity: Number(values.quantity),
        currency: values.category === 'CASH' ? given(values.currency) : undefined,
        differenceAt: values.differenceAt === '' ? undefined : placeOf(values.differenceAt),
        why: values.why,
      }),
      custodyProcedures.routes.correctItem.body,
    ),
    defaults: {
      description: facts.description,
      category: facts.category,
      quantity: String(facts.quantity),
      currency: facts.currency ?? 'GBP',
      differenceAt: '',
      why: '',
    } as Right,
    act: useAct(topicApi.custodyProcedures.correctItem.mutation(), {
      refreshes: refreshesStay,
      said: 'The item is put right',
    }),
    toInput: (body) => ({ params: { recordId: stay.id, itemId: item.rootId }, body }),
    onDone,
  })
  const isCash = form.fields.watch('category') === 'CASH'
  return (
    <ActFormFrame form={form} submitWords="Put the item right">
      <ActLine form={form} name="description" label="It is" />
      <ActChoice form={form} name="category" label="Its kind" list={propertyCategories} />
      <ActLine form={form} name="quantity" label={isCash ? 'Right amount' : 'Right number'} />
      {isCash ? <ActChoice form={form} name="currency" label="Its currency" list={currencies} /> : null}
      {item.where.length > 1 ? (
        <ActChoice
          form={form}
          name="differenceAt"
          label="Where the difference is"
          need="optional"
          list={item.where.map(({ place, label }) => ({ code: place, label }))}
        />
      ) : null}
      <ActLine form={form} name="why" label="Why it is put right" />
    </ActFormFrame>
  )
}
