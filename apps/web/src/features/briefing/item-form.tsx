/** Puts something on a briefing: a person, a place or another record found by search, a paragraph of intelligence, or words. */
import { briefing } from '@mips/contracts/briefing'
import { type BriefingItemKind, briefingItemKinds } from '@mips/domain/intelligence/briefing-audience'
import { useEffect, useState } from 'react'
import { ActChoice, ActDay, ActTick, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm, rightNow } from '../../platform/form-times.ts'
import { PersonBox } from '../../platform/person-box.tsx'
import { PlaceBox } from '../../platform/place-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesBriefing } from './briefing.api.ts'
import { FoundRecord } from '../../platform/found-record.tsx'
import { HeldParagraphs } from './held-paragraphs.tsx'

type Values = {
  kind: string
  recordId: string
  textId: string
  words: string
  ask: string
  until: string
  isMustRead: boolean
}

const people: readonly string[] = ['WANTED', 'MISSING', 'PERSON']

export function ItemForm({ briefingId }: { briefingId: string }) {
  // A new set of boxes for each item: what was found for the last one is not left standing in them.
  const [round, setRound] = useState(0)
  return <OneItem key={round} briefingId={briefingId} onAdded={() => setRound(round + 1)} />
}

function OneItem({ briefingId, onAdded }: { briefingId: string; onAdded: () => void }) {
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        kind: given(values.kind),
        recordId: values.kind === 'WORDS' ? undefined : given(values.recordId),
        textId: given(values.textId),
        words: values.kind === 'WORDS' ? given(values.words) : undefined,
        ask: values.ask,
        until: values.until,
        isMustRead: values.isMustRead,
      }),
      briefing.routes.addItem.body,
    ),
    defaults: {
      kind: 'WANTED',
      recordId: '',
      textId: '',
      words: '',
      ask: '',
      until: rightNow().date,
      isMustRead: false,
    } as Values,
    act: useAct(topicApi.briefing.addItem.mutation(), {
      refreshes: refreshesBriefing,
      said: 'Put on the briefing',
    }),
    toInput: (body) => ({ params: { briefingId }, body }),
    onDone: onAdded,
  })
  const { watch, setValue } = form.fields
  const [kind, recordId] = [watch('kind') as BriefingItemKind, watch('recordId')]
  // What was found for one kind is not left standing behind the empty box of the next.
  useEffect(() => {
    setValue('recordId', '')
    setValue('textId', '')
  }, [kind, setValue])
  const choose = (id: string | null) => {
    setValue('textId', '')
    setValue('recordId', id ?? '', { shouldValidate: id !== null })
  }
  const kinds = briefingItemKinds.find(({ code }) => code === kind)?.records ?? []
  const error = form.errorOf('recordId')
  const box = { name: 'recordId', ...(error === undefined ? {} : { error }), onChoose: choose }
  return (
    <ActFormFrame form={form} submitWords="Put it on">
      <ActChoice form={form} name="kind" label="What it is" list={briefingItemKinds} />
      {people.includes(kind) ? <PersonBox key={kind} label="Who" {...box} /> : null}
      {kind === 'PLACE' ? (
        <PlaceBox {...box} label="Where" onChoose={(place) => choose(place?.id ?? null)} />
      ) : null}
      {['VEHICLE', 'INCIDENT', 'INTELLIGENCE'].includes(kind) ? (
        <FoundRecord key={kind} label="Which" kinds={kinds} {...box} />
      ) : null}
      {kind === 'INTELLIGENCE' && recordId !== '' ? <HeldParagraphs form={form} reportId={recordId} /> : null}
      {kind === 'WORDS' ? <ActWords form={form} name="words" label="The notice" rows={4} /> : null}
      <ActWords
        form={form}
        name="ask"
        label="What is asked of readers"
        hint="What to do, or what to look out for"
        limit={500}
      />
      <ActDay form={form} name="until" label="Last day" />
      <ActTick form={form} name="isMustRead" label="Everybody must read it" />
    </ActFormFrame>
  )
}
