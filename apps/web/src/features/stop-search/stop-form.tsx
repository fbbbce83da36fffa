/** The form of a search on a phone: what is said at the kerb first, the rest folded; it is saved with what is known. */
import type { RouteAnswer } from '@mips/contracts/contract'
import { stopSearch } from '@mips/contracts/stop-search'
import { NewStopSearch } from '@mips/contracts/stop-search-parts'
import { useState } from 'react'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { onForm } from '../../platform/form-times.ts'
import { goTo } from '../../platform/go-to.ts'
import { paths } from '../../platform/paths.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { PersonFields } from './person-fields.tsx'
import { refreshesStop } from './stop-search.api.ts'
import { EndFields, ExtentFields, WhyFields } from './stop-fields.tsx'
import { bodyOf, type Kept, type Values } from './stop-values.ts'
import { WhereFields } from './where-fields.tsx'

export type Prepared = RouteAnswer<(typeof stopSearch)['routes']['prepare']>
export type StopForm = ActForm<Values>

/** The body is made once more when it is sent, so that the form and the call read the same values. */
export function StopSearchForm(props: {
  defaults: Values
  kept: Kept
  prepared: Prepared
  change?: { stopId: string; version: number }
}) {
  const { defaults, kept, prepared, change } = props
  const make = useAct(topicApi.stopSearch.make.mutation(), {
    refreshes: refreshesStop,
    said: ({ reference }) => `Search ${reference ?? ''} saved`,
  })
  const again = useAct(topicApi.stopSearch.change.mutation(), { refreshes: refreshesStop, said: 'Saved' })
  const [isDone, setDone] = useState(false)
  const form: StopForm = useActForm({
    schema: onForm((values: Values) => bodyOf(values, kept), NewStopSearch),
    defaults,
    ...(change === undefined ? { draft: { key: 'stop-search.new' } } : {}),
    act: {
      isBusy: make.isBusy || again.isBusy,
      error: change === undefined ? make.error : again.error,
      reset: () => undefined,
      run: (input: { body: NewStopSearch }) =>
        change === undefined
          ? make.run(input)
          : again.run({ params: { stopId: change.stopId }, body: input.body, version: change.version }),
    },
    toInput: (body) => ({ body }),
    onDone: ({ id }) => {
      setDone(true)
      goTo(paths.stopSearch(id))
    },
  })
  return (
    <ActFormFrame form={form} submitWords={isDone ? 'Saved' : 'Save the search'} busyWords="Saving…">
      <WhyFields form={form} prepared={prepared} />
      <WhereFields form={form} />
      <PersonFields form={form} prepared={prepared} />
      <EndFields form={form} prepared={prepared} />
      <ExtentFields form={form} />
    </ActFormFrame>
  )
}
