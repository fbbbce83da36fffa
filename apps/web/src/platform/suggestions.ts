/** Type-ahead for the one box: asked while typing once the user has said why they look, never a question by itself. */
import type { Suggestion } from '@mips/contracts/nominal-terms'
import type { SuggestGroup } from '@mips/ui/suggest-box.tsx'
import type { IconName } from '@mips/ui/icon.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from './api.ts'
import { pathOfRecord } from './paths.ts'
import { usePaused } from './place-box.tsx'
import { usePurpose } from './purpose.tsx'

const kinds: Record<string, { group: string; label: string; icon: IconName }> = {
  Nominal: { group: 'people', label: 'People', icon: 'person' },
  Location: { group: 'places', label: 'Places', icon: 'place' },
  Object: { group: 'objects', label: 'Objects', icon: 'object' },
}
const event = { group: 'events', label: 'Events', icon: 'event' as const }

export type Suggestions = {
  groups: SuggestGroup[]
  understood: readonly string[]
  /** Nothing is offered until the user has said why they look. */
  needsPurpose: boolean
  hrefOf: (id: string) => string | undefined
}

/** What the letters so far could mean, by kind. */
export function useSuggestions(typed: string): Suggestions {
  const text = usePaused(typed.trim())
  const purpose = usePurpose()
  const isAsked = text.length >= 2 && purpose !== undefined
  const found = useQuery({
    ...api.nominal.suggest.query({ body: { text: text.slice(0, 100) } }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const suggestions = isAsked && typed.trim().length >= 2 ? (found.data?.suggestions ?? []) : []
  return {
    groups: groupsOf(suggestions),
    understood: isAsked ? (found.data?.understood ?? []) : [],
    needsPurpose: purpose === undefined,
    hrefOf: (id) => {
      const chosen = suggestions.find((suggestion) => suggestion.id === id)
      return chosen && pathOfRecord(chosen)
    },
  }
}

function groupsOf(suggestions: readonly Suggestion[]): SuggestGroup[] {
  const groups = new Map<string, SuggestGroup & { options: SuggestGroup['options'][number][] }>()
  for (const { id, kind, title, detail, hasWarning } of suggestions) {
    const { group, label, icon } = kinds[kind] ?? event
    const found = groups.get(group) ?? { id: group, label, options: [] }
    found.options.push({ id, title, detail: detail ?? undefined, icon, hasWarning })
    groups.set(group, found)
  }
  return [...groups.values()]
}
