/** A store or shelf: what lies there, and counting it by scanning one label after another. */
import type { OfficerRef } from '@mips/contracts/common'
import type { CountReply, PlacePage as Place } from '@mips/contracts/property-replies'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct } from '../../platform/act.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { Problem, Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { ExhibitTable } from './exhibit-table.tsx'
import { PlaceForm } from './place-form.tsx'
import { refreshesProperty } from './property.api.ts'
import { ScanBox } from './scan-box.tsx'

export function PlacePage() {
  const { placeId } = useParams({ from: '/property/places/$placeId' })
  const found = useQuery(topicApi.property.getPlace.query({ params: { placeId } }))
  return (
    <Shown query={found} words="Opening the place…" headingLevel={1}>
      {(page) => <Opened page={page} />}
    </Shown>
  )
}

function Opened({ page }: { page: Place }) {
  const { place, contents } = page
  usePageTitle(place.name)
  return (
    <div className="mips-stack">
      <PageHeading caption={place.scan}>
        {place.name} {place.closedOn === null ? null : <Tag tone="caution">Closed</Tag>}
      </PageHeading>
      {page.may.change.allowed ? <PlaceForm key={place.version} place={place} /> : null}
      <SummaryList
        rows={[
          {
            key: 'Keepers',
            value: place.isSelfService
              ? 'Every officer'
              : place.keepers.map((keeper) => formatOfficer(keeper)).join(', ') || 'Those of its store',
          },
          { key: 'Kinds', value: place.isSensitive ? 'Drugs, cash or firearms' : 'General' },
        ]}
      />
      <Card title={`What lies here (${contents.length})`}>
        <ExhibitTable caption="What lies here" rows={contents} empty="Nothing lies here." />
      </Card>
      {page.may.count.allowed ? (
        <Count placeId={place.id} needsTwo={contents.some((row) => row.needsTwo)} />
      ) : null}
      <Card title="Counts">
        <DataTable
          caption="Counts"
          captionHidden
          columns={columns}
          rows={page.counts}
          rowKey={({ id }) => id}
          empty={<p>It was not counted yet.</p>}
        />
      </Card>
    </div>
  )
}

const columns: Column<Place['counts'][number]>[] = [
  { key: 'at', header: 'When', isRowHeader: true, cell: ({ countedAt }) => formatDateTimeZone(countedAt) },
  { key: 'by', header: 'By', cell: ({ countedBy }) => (countedBy === null ? '' : formatOfficer(countedBy)) },
  { key: 'found', header: 'Found', cell: ({ found, expected }) => `${found} of ${expected}` },
  {
    key: 'differences',
    header: 'Differences',
    cell: ({ differences }) =>
      differences.map(({ kind, reference }) => `${reference} ${kind.toLowerCase()}`).join(', ') || 'None',
  },
]

function Count({ placeId, needsTwo }: { placeId: string; needsTwo: boolean }) {
  const [scanned, setScanned] = useState<string[]>([])
  const [second, setSecond] = useState<OfficerRef[]>([])
  const [result, setResult] = useState<CountReply>()
  const count = useAct(topicApi.property.count.mutation(), {
    refreshes: refreshesProperty,
    said: ({ found, expected }) => `${found} of ${expected} found`,
  })
  const finish = async () => {
    const [other] = second
    const body = { scanned, ...(other === undefined ? {} : { secondPersonId: other.id }) }
    const answer = await count.run({ params: { placeId }, body })
    if (answer === undefined) return
    setResult(answer)
    setScanned([])
  }
  return (
    <Card title="Count it">
      <ScanBox
        label="Scan each label"
        submitWords="Add"
        onScan={(text) => setScanned((before) => [...before, text])}
      />
      <p role="status">{scanned.length} labels scanned.</p>
      {needsTwo ? (
        <OfficersBox
          label="Second person"
          name="secondPersonId"
          chosen={second.slice(-1)}
          onChange={setSecond}
        />
      ) : null}
      {count.error === null ? null : <Problem error={count.error} />}
      <Button isBusy={count.isBusy} onClick={() => void finish()}>
        Finish the count
      </Button>
      {result === undefined ? null : (
        <ul className="govuk-list govuk-list--bullet">
          {result.differences.map(({ reference, text }) => (
            <li key={`${reference} ${text}`}>{text}</li>
          ))}
        </ul>
      )}
    </Card>
  )
}
