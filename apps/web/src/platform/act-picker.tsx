/** The acts of a page as buttons; the one that is chosen opens its form, so that only one form is there at a time. */
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { useEffect, useRef, useState, type ReactNode } from 'react'

export type PickedAct = {
  key: string
  label: string
  may: { allowed: boolean; reason?: string | undefined } | undefined
  /** Its form; `close` folds it when it is done. */
  form: (close: () => void) => ReactNode
}

export type ActPickerProps = { title: string; acts: readonly PickedAct[] }

export function ActPicker({ title, acts }: ActPickerProps) {
  const [chosen, setChosen] = useState<string>()
  const box = useRef<HTMLDivElement>(null)
  const open = acts.filter(({ may }) => may?.allowed === true)
  const act = open.find(({ key }) => key === chosen)
  const shown = act?.key
  useEffect(() => {
    if (shown !== undefined)
      box.current?.querySelector<HTMLElement>('input, select, textarea, [role="combobox"]')?.focus()
  }, [shown])
  const reasons = [...new Set(acts.flatMap(({ may }) => (may?.allowed === true ? [] : (may?.reason ?? []))))]
  return (
    <Card title={title}>
      {open.length === 0 ? null : (
        <div className="mips-row">
          {open.map(({ key, label }) => (
            <Button
              key={key}
              look="secondary"
              aria-expanded={key === shown}
              onClick={() => setChosen(key === chosen ? undefined : key)}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
      {open.length === 0 ? reasons.map((reason) => <p key={reason}>{reason}</p>) : null}
      {act === undefined ? null : (
        <div ref={box} className="mips-stack mips-act" role="group" aria-label={act.label} key={act.key}>
          <h3 className="govuk-heading-s">{act.label}</h3>
          {/* Another form may have been opened while this one was sent. */}
          {act.form(() => setChosen((now) => (now === act.key ? undefined : now)))}
        </div>
      )}
    </Card>
  )
}
