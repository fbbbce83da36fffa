import type { FactSource } from '@mips/contracts/pole-replies'
import { SourceNote } from '@mips/ui/source-note.tsx'
import { formatDateTime } from '../../platform/format.ts'
import { wordsOfOrigin } from '../../platform/linked-person.tsx'

/** The note that says how a field came; nothing for a field that nobody gave. */
export function sourceOf(sources: readonly FactSource[], field: string, fact: string) {
  const source = sources.find((one) => one.field === field)
  if (source === undefined) return undefined
  return (
    <SourceNote
      fact={fact}
      source="This record"
      origin={wordsOfOrigin(source.how)}
      by={source.by ?? undefined}
      date={formatDateTime(source.at)}
    />
  )
}
