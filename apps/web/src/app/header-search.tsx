import { SuggestBox } from '@mips/ui/suggest-box.tsx'
import { useRouterState } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { goTo } from '../platform/go-to.ts'
import { paths } from '../platform/paths.ts'
import { useSuggestions } from '../platform/suggestions.ts'

/** The box in the header: suggestions while typing, everything on Enter, back to where one was on Escape. */
export function HeaderSearch() {
  const searched = useRouterState({ select: ({ location }) => textOf(location.search, 'q') })
  return <Box key={searched} searched={searched} />
}

function Box({ searched }: { searched: string }) {
  const before = useRef<Element>(null)
  const [typed, setTyped] = useState(searched)
  const { groups, understood, needsPurpose, hrefOf } = useSuggestions(typed === searched ? '' : typed)
  return (
    <div
      onFocus={({ relatedTarget, target }) => {
        if (target instanceof HTMLInputElement) before.current = relatedTarget
      }}
    >
      <SuggestBox
        id="search"
        label="Search people, places, objects, references"
        defaultValue={searched}
        groups={groups}
        note={noteOf({ typed, understood, needsPurpose })}
        onType={setTyped}
        onChoose={({ id }) => {
          const href = hrefOf(id)
          if (href !== undefined) goTo(href)
        }}
        onSearch={(text) => {
          if (text !== '') goTo(paths.search(text))
        }}
        onLeave={() => {
          document.getElementById('search')?.blur()
          if (before.current instanceof HTMLElement) before.current.focus()
        }}
      />
    </div>
  )
}

type Standing = { typed: string; understood: readonly string[]; needsPurpose: boolean }

/** What Enter does with the text as it stands. */
export function noteOf({ typed, understood, needsPurpose }: Standing): string | undefined {
  if (typed.trim().length < 2) return undefined
  if (needsPurpose) return 'Enter searches. Suggestions come once you have said why you are looking.'
  return `Enter searches everything${understood.length > 0 ? `; reads as ${understood.join(', ')}` : ''}`
}

function textOf(search: unknown, name: string): string {
  const value: unknown = typeof search === 'object' && search !== null ? Reflect.get(search, name) : undefined
  return typeof value === 'string' ? value : ''
}
