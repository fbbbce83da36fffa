import type { MarkedPart } from './marked-text.ts'
import './evaluation.scss'

type Props = { parts: readonly MarkedPart[]; kind: 'out' | 'in'; label: string }

/** A text with its marked parts, for the eye and for a reader's voice. */
export function MarkedText({ parts, kind, label }: Props) {
  return (
    <p className="mips-pane__text" aria-label={label} role="group">
      {parts.map(({ text, isMarked }, place) => {
        const key = `${place}${text.length}`
        if (!isMarked) return <span key={key}>{text}</span>
        const lead = /^\s*/.exec(text)?.[0] ?? ''
        return (
          <span key={key}>
            {lead}
            <span className="govuk-visually-hidden">{kind === 'out' ? '[taken out: ' : '[put in: '}</span>
            {kind === 'out' ? (
              <del className="mips-taken-out">{text.trimStart()}</del>
            ) : (
              <ins className="mips-put-in">{text.trimStart()}</ins>
            )}
            <span className="govuk-visually-hidden">]</span>
          </span>
        )
      })}
    </p>
  )
}
