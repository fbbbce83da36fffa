/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   A phone changes the display of the table's parts, which drops their own roles, so they are written out. */
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

export type ComparedRow = {
  key: string
  label: string
  a: readonly string[]
  b: readonly string[]
  /** null when one of the two does not say. */
  agrees: boolean | null
}

export type CompareTableProps = {
  caption: string
  captionHidden?: boolean
  nameA: string
  nameB: string
  rows: readonly ComparedRow[]
}

const marks: Record<'agrees' | 'differs' | 'unsaid', { icon: IconName; words: string }> = {
  agrees: { icon: 'tick', words: 'Agrees' },
  differs: { icon: 'cross', words: 'Differs' },
  unsaid: { icon: 'question', words: 'Cannot say' },
}

const markOf = (agrees: boolean | null): keyof typeof marks => {
  if (agrees === null) return 'unsaid'
  return agrees ? 'agrees' : 'differs'
}

/** Two records field by field; what agrees and what differs is told by word and shape, not by colour alone. */
export function CompareTable({ caption, captionHidden, nameA, nameB, rows }: CompareTableProps) {
  return (
    <table className="mips-compare" role="table">
      <caption className={captionHidden ? 'govuk-visually-hidden' : 'mips-compare__caption'}>
        {caption}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            <span className="govuk-visually-hidden">What is compared</span>
          </th>
          <th scope="col" role="columnheader">
            {nameA}
          </th>
          <th scope="col" role="columnheader">
            Agrees?
          </th>
          <th scope="col" role="columnheader">
            {nameB}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => {
          const kind = markOf(row.agrees)
          return (
            <tr key={row.key} role="row" className={`mips-compare__row--${kind}`}>
              <th scope="row" role="rowheader" className="mips-compare__label">
                {row.label}
              </th>
              <td role="cell" className="mips-compare__value">
                <Values values={row.a} />
              </td>
              <td role="cell" className="mips-compare__mark-cell">
                <span className={`mips-compare__mark mips-compare__mark--${kind}`}>
                  <Icon name={marks[kind].icon} />
                  {marks[kind].words}
                </span>
              </td>
              <td role="cell" className="mips-compare__value">
                <Values values={row.b} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Values({ values }: { values: readonly string[] }) {
  if (values.length === 0) return <span className="mips-muted">not recorded</span>
  if (values.length === 1) return values[0]
  return (
    <ul className="mips-compare__values">
      {values.map((value) => (
        <li key={value}>{value}</li>
      ))}
    </ul>
  )
}
