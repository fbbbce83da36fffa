/** Takes out an area of a page: a picture, a signature, a face. */
import type { RedactionPage } from '@mips/contracts/redaction'
import type { RedactionReason } from '@mips/domain/redaction/suggest'
import { Button } from '@mips/ui/button.tsx'
import { Details } from '@mips/ui/details.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState } from 'react'
import type { MarkWork } from './marks.ts'

const edges = [
  ['x', 'From the left, in per cent'],
  ['y', 'From the top, in per cent'],
  ['width', 'Width, in per cent'],
  ['height', 'Height, in per cent'],
] as const

type Edge = (typeof edges)[number][0]
type Props = { page: RedactionPage; work: MarkWork; reason: RedactionReason }

export function AreaForm({ page, work, reason }: Props) {
  const [typed, setTyped] = useState<Record<Edge, string>>({ x: '', y: '', width: '', height: '' })
  const [isTried, setTried] = useState(false)
  const areas = work.marks.flatMap((mark, index) =>
    mark.kind === 'AREA' && mark.page === page.number ? [index] : [],
  )
  const valueOf = (edge: Edge) => (typed[edge].trim() === '' ? Number.NaN : Number(typed[edge]))
  const isGood = (edge: Edge) => {
    const value = valueOf(edge)
    return (
      value >= (edge === 'x' || edge === 'y' ? 0 : 1) && value <= (edge === 'x' || edge === 'y' ? 99 : 100)
    )
  }
  const add = () => {
    setTried(true)
    if (!edges.every(([edge]) => isGood(edge))) return
    const share = (edge: Edge, whole: number) => Math.max(1, (valueOf(edge) / 100) * whole)
    const area = {
      x: (valueOf('x') / 100) * page.width,
      y: (valueOf('y') / 100) * page.height,
      width: share('width', page.width),
      height: share('height', page.height),
    }
    work.change((before) => ({
      ...before,
      marks: [...before.marks, { kind: 'AREA', page: page.number, reason, ...area }],
    }))
    setTyped({ x: '', y: '', width: '', height: '' })
    setTried(false)
  }
  return (
    <Details summary="Take out an area">
      {edges.map(([edge, label]) => (
        <TextInput
          key={edge}
          name={`area-${edge}`}
          label={label}
          inputMode="decimal"
          value={typed[edge]}
          error={isTried && !isGood(edge) ? 'Enter a number from 0 to 100' : undefined}
          onChange={(event) => setTyped({ ...typed, [edge]: event.target.value })}
        />
      ))}
      <Button look="secondary" size="small" onClick={add}>
        Take out the area
      </Button>
      {areas.map((index, place) => (
        <p key={index}>
          {`Area ${place + 1} is taken out. `}
          <Button
            look="link"
            size="small"
            onClick={() =>
              work.change((before) => ({
                ...before,
                marks: before.marks.filter((_, other) => other !== index),
              }))
            }
          >
            {`Take area ${place + 1} back`}
          </Button>
        </p>
      ))}
    </Details>
  )
}
