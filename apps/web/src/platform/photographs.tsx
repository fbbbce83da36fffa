import type { Photograph } from '@mips/contracts/pole-replies'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useId, useState, type FormEvent } from 'react'
import { useAct } from './act.ts'
import { api } from './api.ts'
import { formatDate } from './format.ts'
import { PersonPhoto, usePhotoUrl } from './person-photo.tsx'
import { Problem } from './problem.tsx'

export type PhotographsProps = {
  recordId: string
  name: string
  photographs: readonly Photograph[]
  mayAdd: boolean
  /** What else shows them. */
  refreshes?: readonly (readonly unknown[])[]
}

/** Photographs of a record, newest first; one opens large. */
export function Photographs({ recordId, name, photographs, mayAdd, refreshes = [] }: PhotographsProps) {
  const [shown, setShown] = useState<Photograph>()
  const [isAdding, setIsAdding] = useState(false)
  const add = mayAdd ? (
    <Button look="secondary" size="small" icon="plus" onClick={() => setIsAdding(true)}>
      Add a photograph
    </Button>
  ) : null
  return (
    <Card title="Photographs" actions={add}>
      {photographs.length === 0 ? <p className="mips-muted">No photographs on MiPS.</p> : null}
      <ul className="govuk-list mips-row">
        {photographs.map((photograph) => (
          <li key={photograph.id}>
            <PersonPhoto
              photograph={photograph}
              name={photograph.caption ?? name}
              takenOn={photograph.takenOn}
              size="medium"
            />
            <Button look="link" size="small" onClick={() => setShown(photograph)}>
              Show large <span className="govuk-visually-hidden">{photograph.caption ?? name}</span>
            </Button>
          </li>
        ))}
      </ul>
      <Dialog
        title={shown?.caption ?? name}
        isOpen={shown !== undefined}
        onClose={() => setShown(undefined)}
        size="large"
      >
        {shown === undefined ? null : <Large photograph={shown} name={name} />}
      </Dialog>
      <Dialog title="Add a photograph" isOpen={isAdding} onClose={() => setIsAdding(false)} size="small">
        {isAdding ? (
          <AddPhotograph recordId={recordId} refreshes={refreshes} onDone={() => setIsAdding(false)} />
        ) : null}
      </Dialog>
    </Card>
  )
}

function Large({ photograph, name }: { photograph: Photograph; name: string }) {
  const src = usePhotoUrl(photograph, 'view')
  if (src === undefined) return <p role="status">Fetching the photograph…</p>
  const taken = photograph.takenOn === null ? 'date not known' : `taken ${formatDate(photograph.takenOn)}`
  return (
    <figure>
      <img src={src} alt={photograph.caption ?? `Photograph of ${name}`} className="mips-photo-large" />
      <figcaption>{[taken, photograph.sourceText].filter(Boolean).join(' · ')}</figcaption>
    </figure>
  )
}

type Adding = { recordId: string; refreshes: readonly (readonly unknown[])[]; onDone: () => void }

function AddPhotograph({ recordId, refreshes, onDone }: Adding) {
  const id = useId()
  const [file, setFile] = useState<File>()
  const [caption, setCaption] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const add = useAct(api.pole.addPhotograph.mutation(), {
    refreshes: [
      api.pole.getLocation.key,
      api.pole.getObject.key,
      api.incident.get.key,
      api.nominal.get.key,
      ...refreshes,
    ],
    said: 'Photograph added',
    onDone,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsMissing(file === undefined)
    if (file !== undefined)
      void add.run({ params: { recordId }, file, fields: caption === '' ? {} : { caption } })
  }
  return (
    <form onSubmit={submit} noValidate className="mips-stack">
      {add.error === null ? null : <Problem error={add.error} />}
      <div className={isMissing ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
        <label className="govuk-label" htmlFor={id}>
          Photograph
        </label>
        <p className="govuk-hint" id={`${id}-hint`}>
          JPEG, PNG, WebP or HEIC, up to 25 MB. Its place and camera data are kept with the original only.
        </p>
        {isMissing ? (
          <p className="govuk-error-message" id={`${id}-error`}>
            Choose a photograph
          </p>
        ) : null}
        <input
          id={id}
          type="file"
          accept="image/*"
          className="govuk-file-upload"
          aria-describedby={isMissing ? `${id}-hint ${id}-error` : `${id}-hint`}
          onChange={(event) => setFile(event.target.files?.[0])}
        />
      </div>
      <TextInput
        label="What it shows"
        name="caption"
        need="optional"
        value={caption}
        maxLength={200}
        onChange={(event) => setCaption(event.target.value)}
      />
      <Button type="submit" isBusy={add.isBusy} busyWords="Sending…">
        Add photograph
      </Button>
    </form>
  )
}
