import type { ReactNode } from 'react'
import { Radios } from './radios.tsx'

export type ConflictField = {
  key: string
  label: string
  mine: ReactNode
  theirs: ReactNode
}

export type ConflictViewProps = {
  title?: ReactNode
  /** Who saved the other one and when, in words. */
  theirsBy: string
  /** Only the fields that differ. */
  fields: readonly ConflictField[]
  /** With onChoose each field asks which to keep; without it the two are only shown. */
  choices?: Readonly<Record<string, 'mine' | 'theirs'>>
  onChoose?: (key: string, choice: 'mine' | 'theirs') => void
  actions: ReactNode
}

/** Two versions side by side, because the last to save must not simply win. */
export function ConflictView(props: ConflictViewProps) {
  const { title = 'Someone else has saved this too', theirsBy, fields, choices, onChoose, actions } = props
  return (
    <section className="mips-conflict" aria-label="Two versions">
      <h2>{title}</h2>
      {fields.map((field) => (
        <div key={field.key} className="mips-conflict__field">
          <h3 className="mips-conflict__label">{field.label}</h3>
          <div className="mips-conflict__pair">
            <div className="mips-conflict__side">
              <p className="mips-conflict__who">Yours</p>
              <div className="mips-conflict__text">{field.mine}</div>
            </div>
            <div className="mips-conflict__side">
              <p className="mips-conflict__who">{theirsBy}</p>
              <div className="mips-conflict__text">{field.theirs}</div>
            </div>
          </div>
          {onChoose ? (
            <Radios
              name={`conflict-${field.key}`}
              legend={`Which ${field.label.toLowerCase()} to keep?`}
              inline
              value={choices?.[field.key] ?? ''}
              onChange={(choice) => onChoose(field.key, choice === 'theirs' ? 'theirs' : 'mine')}
              options={[
                { value: 'mine', label: 'Yours' },
                { value: 'theirs', label: 'Theirs' },
              ]}
            />
          ) : null}
        </div>
      ))}
      <div className="mips-button-group">{actions}</div>
    </section>
  )
}
