import type { ListDifferences } from '@mips/contracts/code-list'

/** What a version changes against the one before, kind by kind. */
export function Differences({ differences }: { differences: ListDifferences }) {
  const { added, retired, returned, relabelled, unchanged } = differences
  const kinds = [
    { words: 'Added', lines: added.map(({ code, label }) => `${code} ${label}`) },
    { words: 'Retired', lines: retired.map(({ code, label }) => `${code} ${label}`) },
    { words: 'Brought back', lines: returned.map(({ code, label }) => `${code} ${label}`) },
    { words: 'In other words', lines: relabelled.map(({ code, was, is }) => `${code} ${was} → ${is}`) },
  ].filter(({ lines }) => lines.length > 0)
  return (
    <>
      {kinds.map(({ words, lines }) => (
        <div key={words}>
          <strong>
            {words} ({lines.length})
          </strong>
          <ul className="govuk-list govuk-list--bullet">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
      <p className="mips-small mips-muted">{unchanged} codes stay as they are.</p>
    </>
  )
}
