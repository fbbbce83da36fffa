/** The desk of property: what is scanned, what is in hand, what rings, what waits for authority, and the stores. */
import { property } from '@mips/contracts/property'
import type { PlaceLine, PropertyDesk } from '@mips/contracts/property-replies'
import { Card } from '@mips/ui/card.tsx'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import type { OfficerRef } from '@mips/contracts/common'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { goTo } from '../../platform/go-to.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { AlarmTable, exhibitName, ExhibitTable } from './exhibit-table.tsx'
import { refreshesProperty } from './property.api.ts'
import { ScanBox } from './scan-box.tsx'

export function DeskPage() {
  usePageTitle('Property')
  const desk = useQuery({ ...topicApi.property.getDesk.query({}), refetchInterval: 60_000 })
  return (
    <>
      <PageHeading actions={<Link href={paths.pullList()}>To fetch from the stores</Link>}>
        Property
      </PageHeading>
      <Finder />
      <Shown query={desk} words="Looking at property…" headingLevel={2}>
        {(found) => <Desk desk={found} />}
      </Shown>
    </>
  )
}

/** One hit opens at once: whoever scans a label wants that item. */
function Finder() {
  const find = useAct(topicApi.property.find.mutation(), {
    tellsErrors: true,
    onDone: ({ exhibits, places }) => {
      const [exhibit] = exhibits
      const [place] = places
      if (exhibit !== undefined && exhibits.length === 1) goTo(paths.exhibit(exhibit.id))
      else if (exhibit === undefined && place !== undefined) goTo(paths.propertyPlace(place.id))
    },
  })
  const [hits, setHits] = useState<Awaited<ReturnType<typeof find.run>>>()
  return (
    <div className="mips-stack">
      <ScanBox
        label="Scan a label, or enter a number, a reference or words"
        submitWords="Find"
        isBusy={find.isBusy}
        onScan={(text) => void find.run({ body: { text } }).then(setHits)}
      />
      {hits === undefined || hits.exhibits.length === 1 ? null : (
        <ExhibitTable
          caption="Found"
          rows={hits.exhibits}
          empty="No exhibit on MiPS has this label or these words."
        />
      )}
    </div>
  )
}

function Desk({ desk }: { desk: PropertyDesk }) {
  return (
    <div className="mips-stack">
      {desk.toSign.length === 0 ? null : (
        <Card title={`Waits for my signature (${desk.toSign.length})`}>
          <DataTable
            caption="Waits for my signature"
            captionHidden
            columns={signColumns}
            rows={desk.toSign}
            rowKey={({ signId }) => signId}
            empty={<p>Nothing waits for your signature.</p>}
          />
        </Card>
      )}
      <Card title={`In my hands (${desk.inHand.length})`}>
        <ExhibitTable caption="In my hands" rows={desk.inHand} empty="Nothing is in your hands." />
      </Card>
      <Card title={`Seized, not yet stored (${desk.toStore.length})`}>
        <AlarmTable
          caption="Seized, not yet stored"
          rows={desk.toStore}
          empty="Everything seized is in a store."
        />
      </Card>
      <Card title={`Cannot be found, not back, kept too long (${desk.alarms.length})`}>
        <AlarmTable caption="Alarms" rows={desk.alarms} empty="Nothing rings." />
      </Card>
      {desk.may.authorise.allowed || desk.toAuthorise.length > 0 ? (
        <Card title={`Waits for authority (${desk.toAuthorise.length})`}>
          <DataTable
            caption="Waits for authority"
            captionHidden
            columns={waitingColumns}
            rows={desk.toAuthorise}
            rowKey={({ id }) => id}
            empty={<p>Nothing waits for authority.</p>}
          />
        </Card>
      ) : null}
      <Card title="Stores and shelves">
        <DataTable
          caption="Stores and shelves"
          captionHidden
          columns={placeColumns}
          rows={desk.places}
          rowKey={({ id }) => id}
          empty={<p>No store is set up yet.</p>}
        />
        {desk.may.keep.allowed ? <MakePlace places={desk.places} /> : null}
      </Card>
    </div>
  )
}

const signColumns: Column<PropertyDesk['toSign'][number]>[] = [
  {
    key: 'exhibit',
    header: 'Exhibit',
    isRowHeader: true,
    cell: ({ exhibit }) => <Link href={paths.exhibit(exhibit.id)}>{exhibitName(exhibit)}</Link>,
  },
  { key: 'what', header: 'What', cell: ({ isSeizure }) => (isSeizure ? 'Seizure' : 'Move, which waits') },
  {
    key: 'by',
    header: 'Recorded by',
    cell: ({ askedBy, askedAt }) =>
      `${askedBy === null ? 'Not known' : formatOfficer(askedBy)}, ${formatDateTimeZone(askedAt)}`,
  },
]

const waitingColumns: Column<PropertyDesk['toAuthorise'][number]>[] = [
  {
    key: 'exhibit',
    header: 'Exhibit',
    isRowHeader: true,
    cell: ({ exhibitId, exhibitRef, description }) => (
      <Link href={paths.exhibit(exhibitId)}>
        {exhibitRef} {description}
      </Link>
    ),
  },
  { key: 'what', header: 'What', cell: ({ what }) => what },
  { key: 'words', header: 'Instruction', cell: ({ words }) => words },
  {
    key: 'by',
    header: 'Asked by',
    cell: ({ askedBy, askedAt }) =>
      `${askedBy === null ? 'Not known' : formatOfficer(askedBy)}, ${formatDateTimeZone(askedAt)}`,
  },
]

const placeColumns: Column<PlaceLine>[] = [
  {
    key: 'name',
    header: 'Place',
    isRowHeader: true,
    cell: ({ id, name }) => <Link href={paths.propertyPlace(id)}>{name}</Link>,
  },
  { key: 'scan', header: 'Label', cell: ({ scan }) => scan },
  { key: 'items', header: 'Items', numeric: true, cell: ({ items }) => items },
  {
    key: 'count',
    header: 'Count by',
    cell: ({ countDue, isSelfService }) => {
      if (countDue === null) return isSelfService ? 'Locker' : null
      return (
        <>
          {formatDateTimeZone(countDue.by)} {countDue.isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
        </>
      )
    },
  },
]

function MakePlace({ places }: { places: readonly PlaceLine[] }) {
  const [keepers, setKeepers] = useState<OfficerRef[]>([])
  const form = useActForm({
    schema: onForm(
      (values: {
        code: string
        label: string
        parentId: string
        isSelfService: boolean
        isSensitive: boolean
      }) => ({
        ...values,
        parentId: given(values.parentId),
        keeperIds: keepers.map(({ id }) => id),
      }),
      property.routes.makePlace.body,
    ),
    defaults: { code: '', label: '', parentId: '', isSelfService: false, isSensitive: false },
    act: useAct(topicApi.property.makePlace.mutation(), {
      refreshes: refreshesProperty,
      said: 'Place added',
    }),
    toInput: (body) => ({ body }),
    again: true,
  })
  const { register } = form.fields
  return (
    <Details summary="Add a store or a shelf">
      <ActFormFrame form={form} submitWords="Add the place">
        <TextInput {...register('label')} label="Name" width={20} error={form.errorOf('label')} />
        <TextInput
          {...register('code')}
          label="Code on its label"
          hint="Letters, digits and hyphens, for example MAIN-A3"
          width={20}
          error={form.errorOf('code')}
        />
        <Select
          {...register('parentId')}
          label="In which store"
          need="optional"
          placeholder="It is a store itself"
          options={places
            .filter(({ parentId }) => parentId === null)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
        <OfficersBox label="Keepers" name="keeperIds" chosen={keepers} onChange={setKeepers} />
        <Checkbox {...register('isSelfService')} label="A locker that every officer uses" />
        <Checkbox {...register('isSensitive')} label="For drugs, cash or firearms" />
      </ActFormFrame>
    </Details>
  )
}
