/** A box to sign in with a pointer; beside it there is always the name to type, so no pointer is needed. */
import { Button } from '@mips/ui/button.tsx'
import { type PointerEvent, useRef, useState } from 'react'
import './signature-pad.scss'

const [width, height] = [600, 160]

export function SignaturePad({
  label,
  value,
  onChange,
  error,
}: {
  label: string
  value: string
  onChange: (path: string) => void
  error?: string | undefined
}) {
  const isDown = useRef(false)
  const box = useRef<SVGSVGElement>(null)
  const [path, setPath] = useState(value)
  const add = (event: PointerEvent<SVGSVGElement>, command: 'M' | 'L') => {
    const bounds = box.current?.getBoundingClientRect()
    if (bounds === undefined) return
    const place = (at: number, from: number, size: number, full: number) =>
      Math.min(full, Math.max(0, Math.round(((at - from) / size) * full)))
    const point = `${place(event.clientX, bounds.left, bounds.width, width)} ${place(event.clientY, bounds.top, bounds.height, height)}`
    const next = `${path}${command}${point}`
    setPath(next)
    onChange(next)
  }
  const clear = () => {
    setPath('')
    onChange('')
  }
  return (
    <div className={error === undefined ? '' : 'govuk-form-group--error'}>
      <p className="govuk-label">{label}</p>
      {error === undefined ? null : <p className="govuk-error-message">{error}</p>}
      <svg
        ref={box}
        role="img"
        aria-label={path === '' ? `${label}: empty` : `${label}: signed`}
        className="mips-signature"
        viewBox={`0 0 ${width} ${height}`}
        onPointerDown={(event) => {
          isDown.current = true
          event.currentTarget.setPointerCapture(event.pointerId)
          add(event, 'M')
        }}
        onPointerMove={(event) => {
          if (isDown.current) add(event, 'L')
        }}
        onPointerUp={() => {
          isDown.current = false
        }}
      >
        <path d={path} />
      </svg>
      <Button look="secondary" size="small" onClick={clear}>
        Clear
      </Button>
    </div>
  )
}

/** A signature as it was drawn. */
export function SignatureDrawn({ path, label }: { path: string; label: string }) {
  return (
    <svg role="img" aria-label={label} className="mips-signature" viewBox={`0 0 ${width} ${height}`}>
      <path d={path} />
    </svg>
  )
}
