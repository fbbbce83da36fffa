import { Icon } from './icon.tsx'
import { Popover } from './popover.tsx'

export type SourceNoteProps = {
  /** The fact that it belongs to, such as "home address". */
  fact: string
  /** How it came: typed, chosen, carried over, imported, derived. */
  origin?: string
  source: string
  date?: string
  by?: string
  confidence?: string
  /** Why this value is shown and not another. */
  why?: string
}

/** Where a fact comes from, one key press away. */
export function SourceNote({ fact, origin, source, date, by, confidence, why }: SourceNoteProps) {
  const lines: [string, string | undefined][] = [
    ['Source', source],
    ['Came by', origin],
    ['Recorded', date],
    ['By', by],
    ['Confidence', confidence],
    ['Why this one', why],
  ]
  return (
    <Popover
      label={`Source of ${fact}`}
      triggerClassName="mips-source"
      trigger={
        <>
          <Icon name="info" />
          <span className="govuk-visually-hidden">Source of {fact}</span>
        </>
      }
    >
      <dl className="mips-source__facts">
        {lines.map(([key, value]) =>
          value ? (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </Popover>
  )
}
