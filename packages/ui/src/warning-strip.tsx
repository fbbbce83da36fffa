import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'
import { worstFirst } from './warning-order.ts'
import type { Severity, WarningMarker } from './warning-order.ts'

export type WarningStripProps = {
  markers: readonly WarningMarker[]
  /** Kinds of warning that nobody has checked: said apart, because unknown is not none. */
  notChecked?: readonly string[]
  /** When and by whom "none recorded" was checked, in words to show. */
  checked?: { date: string; by?: string }
  /** Names whose warnings these are, for screen readers. */
  about?: string
  size?: 'small'
}

const icons: Record<Severity, IconName> = { high: 'warning', medium: 'caution', low: 'info' }
const words: Record<Severity, string> = { high: 'high', medium: 'medium', low: 'low' }

/** All warnings of a person, place or vehicle, worst first, in text with icon and colour; never cut short. */
export function WarningStrip({ markers, notChecked = [], checked, about, size }: WarningStripProps) {
  return (
    <ul
      className={classNames('mips-warnings', size && `mips-warnings--${size}`)}
      aria-label={about ? `Warnings about ${about}` : 'Warnings'}
    >
      {worstFirst(markers).map((marker) => (
        <li key={marker.id} className={`mips-warnings__item mips-warnings__item--${marker.severity}`}>
          <Icon name={icons[marker.severity]} />
          <span className="mips-warnings__label">
            <span className="govuk-visually-hidden">Warning, {words[marker.severity]}: </span>
            {marker.label}
          </span>
          {marker.detail ? <span className="mips-warnings__detail">{marker.detail}</span> : null}
          {marker.date || marker.source ? (
            <span className="mips-warnings__date">
              {[marker.date, marker.source].filter(Boolean).join(', ')}
            </span>
          ) : null}
        </li>
      ))}
      {notChecked.map((kind) => (
        <li key={kind} className="mips-warnings__item mips-warnings__item--not-checked">
          <Icon name="question" />
          <span className="mips-warnings__label">{kind}: not checked</span>
        </li>
      ))}
      {markers.length === 0 && notChecked.length === 0 ? <NoneRecorded checked={checked} /> : null}
    </ul>
  )
}

function NoneRecorded({ checked }: Pick<WarningStripProps, 'checked'>) {
  if (!checked) {
    return (
      <li className="mips-warnings__item mips-warnings__item--not-checked">
        <Icon name="question" />
        <span className="mips-warnings__label">Warnings: not checked</span>
      </li>
    )
  }
  return (
    <li className="mips-warnings__item mips-warnings__item--none">
      <Icon name="tick" />
      <span className="mips-warnings__label">No warnings recorded</span>
      <span className="mips-warnings__date">
        checked {checked.date}
        {checked.by ? ` by ${checked.by}` : ''}
      </span>
    </li>
  )
}
