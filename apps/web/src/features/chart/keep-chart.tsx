/** Keeps a chart, gives it out on paper or as a table, and says of a kept one what came and what went. */
import type { ChartNarrowing, OpenedChart } from '@mips/contracts/chart'
import { Button } from '@mips/ui/button.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { ErrorMessage } from '@mips/ui/error-message.tsx'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState, type FormEvent } from 'react'
import { errorWords } from '../../platform/error-text.ts'
import { Can } from '../../platform/can.tsx'
import { formatDateTime } from '../../platform/format.ts'
import { PaperButton } from '../../platform/paper-button.tsx'
import { paths } from '../../platform/paths.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import type { Spots } from './use-layout.ts'

/** The chart as it is on the screen, in ids. */
export type ChartOnScreen = {
  rootId: string
  opened: string[]
  wayTo?: string | undefined
  filter: ChartNarrowing
}

type KeepProps = {
  chart: ChartOnScreen
  spots: Spots | undefined
  saved: OpenedChart | undefined
  onSaved: (id: string) => void
}

export function KeepChart({ chart, spots, saved, onSaved }: KeepProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="mips-row mips-no-print">
      <Button size="small" look="secondary" onClick={() => setOpen(true)}>
        Save chart
      </Button>
      <PaperButton
        paper="Link chart"
        print={(recipient) => topicApi.chart.export.fetch({ body: { ...chart, form: 'PDF', recipient } })}
      />
      <PaperButton
        paper="Links as a table"
        form="CSV"
        print={(recipient) => topicApi.chart.export.fetch({ body: { ...chart, form: 'CSV', recipient } })}
      />
      <Link href={paths.savedCharts()}>Saved charts</Link>
      <Can do="intelligence.product.make">
        <Link href={paths.newProduct('NETWORK', [chart.rootId, ...chart.opened])}>
          Make a network profile
        </Link>
      </Can>
      {isOpen ? (
        <SaveDialog
          {...{ chart, spots, saved }}
          onClose={() => setOpen(false)}
          onSaved={(id) => {
            setOpen(false)
            onSaved(id)
          }}
        />
      ) : null}
    </div>
  )
}

function SaveDialog({ chart, spots, saved, onSaved, onClose }: KeepProps & { onClose: () => void }) {
  const [title, setTitle] = useState(saved?.title ?? '')
  const [error, setError] = useState<string>()
  const save = useAct(topicApi.chart.save.mutation(), {
    refreshes: [topicApi.chart.list.key],
    said: 'Chart saved',
    onDone: ({ id }) => onSaved(id),
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() === '') return setError('Give the chart a name')
    setError(undefined)
    const places = [...(spots ?? [])].slice(0, 2000).map(([id, { x, y }]) => ({ id, x, y }))
    const replaces = saved === undefined ? {} : { replaces: saved.id }
    return void save.run({ body: { ...chart, title: title.trim(), spots: places, ...replaces } })
  }
  const refusal = save.error === null ? undefined : errorWords(save.error)
  return (
    <Dialog title="Save chart" isOpen onClose={onClose} size="small">
      <form onSubmit={send} className="mips-stack" noValidate>
        <TextInput
          name="title"
          label="Name of the chart"
          hint="An operation or a reference, not the name of a person"
          maxLength={100}
          value={title}
          error={error}
          onChange={(event) => setTitle(event.target.value)}
        />
        <p className="mips-muted">
          Only which records are on it is kept. They are read anew, under your rights, whenever it is opened.
          {saved === undefined ? null : ' It takes the place of the one that you opened.'}
        </p>
        {refusal === undefined ? null : <ErrorMessage>{`${refusal.title}. ${refusal.detail}`}</ErrorMessage>}
        <Button type="submit" isBusy={save.isBusy}>
          Save
        </Button>
      </form>
    </Dialog>
  )
}

const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`

/** What changed since the chart was kept; what is gone and what may no longer be seen are one number. */
export function ChartChanges({ saved: { title, savedAt, changes } }: { saved: OpenedChart }) {
  const { added, addedLinks, goneRecords, goneLinks } = changes
  const isSame = added.length + addedLinks + goneRecords + goneLinks === 0
  return (
    <NotificationBanner title={`Saved chart: ${title}`}>
      <p>
        Saved {formatDateTime(savedAt)}.{' '}
        {isSame ? 'Nothing has changed since.' : 'Since then, as far as you may see:'}
      </p>
      {isSame ? null : (
        <ul className="govuk-list govuk-list--bullet">
          {added.length + addedLinks === 0 ? null : (
            <li>
              {counted(added.length, 'record')} and {counted(addedLinks, 'link')} came
              {added.length === 0
                ? null
                : `: ${added
                    .slice(0, 10)
                    .map((one) => one.title)
                    .join(', ')}`}
            </li>
          )}
          {goneRecords + goneLinks === 0 ? null : (
            <li>
              {counted(goneRecords, 'record')} and {counted(goneLinks, 'link')} are gone, or no longer for you
              to see
            </li>
          )}
        </ul>
      )}
    </NotificationBanner>
  )
}
