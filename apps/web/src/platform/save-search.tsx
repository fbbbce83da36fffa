/** Leaves a search standing from the page on which it was made: a name, why, and until when. */
import { SaveSearch } from '@mips/contracts/saved-search'
import { addDays } from '@mips/domain/time/day'
import { MOST_DAYS } from '@mips/domain/search/saved-search'
import { Button } from '@mips/ui/button.tsx'
import { londonToday } from '@mips/ui/date-text.ts'
import { DateInput } from '@mips/ui/date-input.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import type { z } from 'zod'
import { useAct } from './act.ts'
import { ActFormFrame, useActForm } from './act-form.tsx'
import { topicApi } from './topic-api.ts'

/** What a search asked, as it is kept. */
export type AskedSearch = z.input<typeof SaveSearch>['search']

export function SaveThisSearch({ search }: { search: AskedSearch }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className="mips-no-print">
      <Button look="secondary" size="small" icon="plus" onClick={() => setIsOpen(true)}>
        Save this search
      </Button>
      {isOpen ? (
        <Dialog title="Save this search" isOpen onClose={() => setIsOpen(false)}>
          <SaveForm search={search} onDone={() => setIsOpen(false)} />
        </Dialog>
      ) : null}
    </div>
  )
}

const people = ['One person matches', 'people match'] as const
const texts = ['One text matches', 'texts match'] as const
const countWords = ([one, many]: readonly [string, string], count: number) =>
  count === 1 ? one : `${count} ${many}`

const body = SaveSearch.omit({ search: true })

/** Those found now are not told of again: the owner has them on the screen. */
function SaveForm({ search, onDone }: { search: AskedSearch; onDone: () => void }) {
  const act = useAct(topicApi.savedSearch.save.mutation(), {
    refreshes: [topicApi.savedSearch.list.key],
    said: ({ alreadyMatching }) =>
      `Saved. ${countWords(search.kind === 'TEXT' ? texts : people, alreadyMatching)} now; you are told of others.`,
  })
  const form = useActForm({
    schema: body,
    defaults: { name: '', reason: '', reviewOn: addDays(londonToday(), 30) },
    act,
    toInput: (typed) => ({ body: { ...typed, search } }),
    onDone,
  })
  const { register, control } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Save search">
      <p>
        {search.kind === 'TEXT'
          ? 'You are told once of each new text that holds these words and that you may read.'
          : 'You are told once of each person who comes to match and whom you may see.'}
      </p>
      <TextInput {...register('name')} label="Name of the search" error={form.errorOf('name')} />
      <Textarea
        {...register('reason')}
        label="Why you need to be told"
        rows={2}
        limit={500}
        error={form.errorOf('reason')}
      />
      <Controller
        control={control}
        name="reviewOn"
        render={({ field: { ref: _ref, ...field } }) => (
          <DateInput
            {...field}
            legend="Until"
            expects="any"
            hint={`It ends on this day, at most ${MOST_DAYS} days on`}
            error={form.errorOf('reviewOn')}
          />
        )}
      />
    </ActFormFrame>
  )
}
