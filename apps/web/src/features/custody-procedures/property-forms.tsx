import { custodyProcedures } from '@mips/contracts/custody-procedures'
import type { BagLine, ItemLine } from '@mips/contracts/custody-property'
import type { StayFacts } from '@mips/contracts/custody-procedure-parts'
import { propertyCategories, seizurePowers, signatureKinds } from '@mips/domain/custody/procedure-codes'
import { propertyPlaces } from '@mips/domain/custody/property-ledger'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller } from 'react-hook-form'
import type { z } from 'zod'
import { useAct } from '../../platform/act.ts'
import { ActChoice, ActLate, ActLine, ActRadios, ActTime } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { refreshesStay } from '../../platform/stay.ts'
import { SignaturePad } from '../../platform/signature-pad.tsx'

type Item = z.infer<typeof ItemLine>
type Bag = z.infer<typeof BagLine>

type Taken = {
  takenAt: LocalDateTime
  description: string
  category: string
  quantity: string
  currency: string
  denominations: string
  heldUnder: string
  place: string
  bagId: string
  sealNo: string
  storage: string
  lateReason: string
}

export const currencies = [
  { code: 'GBP', label: 'Pounds' },
  { code: 'EUR', label: 'Euros' },
  { code: 'USD', label: 'US dollars' },
  { code: 'OTHER', label: 'Other' },
] as const
const firstPlaces = [
  { code: 'BAG', label: 'Into a bag' },
  { code: 'DETAINEE', label: 'Kept by the person' },
  { code: 'STORE', label: 'Into the store' },
  { code: 'EVIDENCE', label: 'Retained as evidence' },
] as const

/** One item at a time, the form open again for the next; a bag is sealed (anew) with each. */
export function TakeItemForm({ stay, bags }: { stay: StayFacts; bags: readonly Bag[] }) {
  const form = useActForm({
    schema: onForm(
      (values: Taken) => ({
        takenAt: instantOf(values.takenAt),
        items: [
          {
            description: values.description,
            category: values.category,
            quantity: Number(values.quantity),
            currency: values.category === 'CASH' ? given(values.currency) : undefined,
            denominations: values.category === 'CASH' ? given(values.denominations) : undefined,
            heldUnder: values.heldUnder,
            place: values.place,
          },
        ],
        ...(values.place === 'BAG'
          ? { bag: { bagId: given(values.bagId), sealNo: values.sealNo, storage: given(values.storage) } }
          : {}),
        lateReason: given(values.lateReason),
      }),
      custodyProcedures.routes.takeProperty.body,
    ),
    defaults: {
      takenAt: rightNow(),
      description: '',
      category: 'VALUABLES',
      quantity: '1',
      currency: 'GBP',
      denominations: '',
      heldUnder: 'SAFE_KEEPING',
      place: 'BAG',
      bagId: '',
      sealNo: '',
      storage: '',
      lateReason: '',
    } as Taken,
    act: useAct(topicApi.custodyProcedures.takeProperty.mutation(), {
      refreshes: refreshesStay,
      said: 'The item is on the list',
    }),
    toInput: (body) => ({ params: { recordId: stay.id }, body }),
    again: true,
  })
  const [category, place] = [form.fields.watch('category'), form.fields.watch('place')]
  return (
    <ActFormFrame form={form} submitWords="Add the item">
      <ActLine form={form} name="description" label="Item" />
      <ActChoice form={form} name="category" label="What it is" list={propertyCategories} />
      <ActLine form={form} name="quantity" label={category === 'CASH' ? 'Amount' : 'How many'} />
      {category === 'CASH' ? (
        <>
          <ActChoice form={form} name="currency" label="Currency" list={currencies} />
          <ActLine form={form} name="denominations" label="Notes and coins" need="optional" />
        </>
      ) : null}
      <ActChoice form={form} name="heldUnder" label="Held for" list={seizurePowers} />
      <ActRadios form={form} name="place" label="Where it goes" list={firstPlaces} />
      {place === 'BAG' ? (
        <>
          {bags.length === 0 ? null : (
            <ActChoice
              form={form}
              name="bagId"
              label="Bag"
              hint="Leave it for a new bag"
              need="optional"
              list={bags.map((bag) => ({ code: bag.rootId, label: `Bag ${bag.number}, ${bag.kindLabel}` }))}
            />
          )}
          <ActLine form={form} name="sealNo" label="New seal number" />
          <ActLine form={form} name="storage" label="Where the bag is kept" need="optional" />
        </>
      ) : null}
      <ActTime form={form} name="takenAt" label="Taken at" />
      <ActLate form={form} time="takenAt" />
    </ActFormFrame>
  )
}

type Moved = {
  what: string
  quantity: string
  to: string
  bagId: string
  newSeal: string
  reseal: string
  takenBy: string
  reason: string
  movedAt: LocalDateTime
  lateReason: string
}

/** The place of a bag or of the suite as a body names it. */
export const placeOf = (place: string) =>
  place.startsWith('BAG:') ? { place: 'BAG', bagId: place.slice(4) } : { place }

/** Moves an item; the bag that is opened for it gets its new seal in the same act. */
export function MoveItemForm({
  stay,
  items,
  bags,
  onDone,
}: {
  stay: StayFacts
  items: readonly Item[]
  bags: readonly Bag[]
  onDone: () => void
}) {
  const choices = items.flatMap((item) =>
    item.where.map((there) => ({
      code: `${item.rootId}|${there.place}`,
      label: `${item.number}. ${item.facts.description}: ${there.label}, ${there.quantity}`,
    })),
  )
  const form = useActForm({
    schema: onForm((values: Moved) => {
      const [itemId = '', from = ''] = values.what.split('|')
      return {
        movedAt: instantOf(values.movedAt),
        moves: [
          {
            itemId,
            from: placeOf(from),
            to: placeOf(values.to),
            quantity: values.quantity === '' ? undefined : Number(values.quantity),
          },
        ],
        ...(values.to === 'NEW_BAG' ? { newBag: { sealNo: values.newSeal } } : {}),
        seals:
          values.reseal !== '' && from.startsWith('BAG:')
            ? [{ bagId: from.slice(4), sealNo: values.reseal }]
            : [],
        reason: values.reason,
        takenBy: given(values.takenBy),
        lateReason: given(values.lateReason),
      }
    }, custodyProcedures.routes.moveProperty.body),
    defaults: {
      what: choices[0]?.code ?? '',
      quantity: '',
      to: 'RESTORED',
      bagId: '',
      newSeal: '',
      reseal: '',
      takenBy: '',
      reason: '',
      movedAt: rightNow(),
      lateReason: '',
    } as Moved,
    act: useAct(topicApi.custodyProcedures.moveProperty.mutation(), {
      refreshes: refreshesStay,
      said: 'Moved',
    }),
    toInput: (body) => ({ params: { recordId: stay.id }, body }),
    onDone,
  })
  const [what, to] = [form.fields.watch('what'), form.fields.watch('to')]
  const places = [
    ...propertyPlaces,
    { code: 'NEW_BAG', label: 'A new bag' },
    ...bags.map((bag) => ({ code: `BAG:${bag.rootId}`, label: `Bag ${bag.number}` })),
  ]
  return (
    <ActFormFrame form={form} submitWords="Move it">
      <ActChoice form={form} name="what" label="What" list={choices} />
      <ActLine
        form={form}
        name="quantity"
        label="How much of it"
        hint="Leave empty for all of it"
        need="optional"
      />
      <ActChoice form={form} name="to" label="Where it goes" list={places} />
      {to === 'NEW_BAG' ? <ActLine form={form} name="newSeal" label="Seal of the new bag" /> : null}
      {what.includes('|BAG:') ? (
        <ActLine
          form={form}
          name="reseal"
          label="New seal of the bag that was opened"
          hint="Without it the bag stands open and is shown as a problem"
          need="optional"
        />
      ) : null}
      <ActLine form={form} name="takenBy" label="Who took it over" need="optional" />
      <ActLine form={form} name="reason" label="Why" />
      <ActTime form={form} name="movedAt" label="When" />
      <ActLate form={form} time="movedAt" />
    </ActFormFrame>
  )
}

type Signed = { kind: string; how: string; drawing: string; name: string; witness: string; reason: string }

const hows = [
  { code: 'DRAWN', label: 'Signs in the box' },
  { code: 'TYPED', label: 'Name typed for them' },
  { code: 'REFUSED', label: 'Will not sign' },
] as const

/** The person's signature: drawn, typed, or refused before a witness. */
export function SignForm({ stay, onDone }: { stay: StayFacts; onDone: () => void }) {
  const form = useActForm({
    schema: onForm(
      (values: Signed) => ({
        kind: values.kind,
        signedAt: instantOf(rightNow()),
        how: values.how,
        drawing: values.how === 'DRAWN' ? given(values.drawing) : undefined,
        name: values.how === 'TYPED' ? given(values.name) : undefined,
        witness: values.how === 'REFUSED' ? given(values.witness) : undefined,
        reason: values.how === 'REFUSED' ? given(values.reason) : undefined,
      }),
      custodyProcedures.routes.signProperty.body,
    ),
    defaults: { kind: 'TAKEN', how: 'DRAWN', drawing: '', name: '', witness: '', reason: '' } as Signed,
    act: useAct(topicApi.custodyProcedures.signProperty.mutation(), {
      refreshes: refreshesStay,
      said: 'Kept',
    }),
    toInput: (body) => ({ params: { recordId: stay.id }, body }),
    onDone,
  })
  const how = form.fields.watch('how')
  return (
    <ActFormFrame form={form} submitWords="Keep the signature">
      <ActRadios form={form} name="kind" label="For" list={signatureKinds} />
      <ActRadios form={form} name="how" label="How" list={hows} />
      {how === 'DRAWN' ? (
        <Controller
          control={form.fields.control}
          name="drawing"
          render={({ field }) => (
            <SignaturePad
              label="Signature"
              value={field.value}
              onChange={field.onChange}
              error={form.errorOf('drawing')}
            />
          )}
        />
      ) : null}
      {how === 'TYPED' ? <ActLine form={form} name="name" label="Name of the person" /> : null}
      {how === 'REFUSED' ? (
        <>
          <ActLine form={form} name="witness" label="Witness" />
          <ActLine form={form} name="reason" label="What they said" need="optional" />
        </>
      ) : null}
    </ActFormFrame>
  )
}
