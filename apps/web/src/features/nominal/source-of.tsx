import type { Source } from '@mips/contracts/nominal-facts'
import { SourceNote } from '@mips/ui/source-note.tsx'
import { formatDateTime } from '../../platform/format.ts'

const howWords: Record<string, string> = {
  typed: 'typed',
  chosen: 'chosen from a list',
  carried: 'carried over',
  imported: 'imported',
  derived: 'worked out',
}

/** Where a fact comes from and how it came, one press away. */
export function SourceOf({
  fact,
  source,
  confidence,
  why,
}: {
  fact: string
  source: Source
  confidence?: string
  /** Why this value was chosen for the golden view. */
  why?: string
}) {
  const reference =
    source.reference === null || source.title.includes(source.reference) ? '' : ` (${source.reference})`
  const how = `${howWords[source.how] ?? source.how}${source.carriedFrom === null ? '' : ` from ${source.carriedFrom}`}`
  return (
    <SourceNote
      fact={fact}
      source={`${source.title}${reference}`}
      origin={how}
      date={formatDateTime(source.at)}
      confidence={confidence}
      why={why}
    />
  )
}
