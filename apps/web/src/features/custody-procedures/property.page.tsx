import type { ItemLine } from '@mips/contracts/custody-property'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useParams } from '@tanstack/react-router'
import type { z } from 'zod'
import { ActPicker } from '../../platform/act-picker.tsx'
import { formatDateTimeZone } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { holdsPermission, useSession } from '../../platform/session.tsx'
import { StayFrame } from '../../platform/stay-frame.tsx'
import { useProperty } from './custody-procedures.api.ts'
import { CorrectItemForm } from './later-forms.tsx'
import { Left, mayRecord } from './procedure-parts.tsx'
import { MoveItemForm, SignForm, TakeItemForm } from './property-forms.tsx'
import { SignatureDrawn } from '../../platform/signature-pad.tsx'

type Item = z.infer<typeof ItemLine>

const columns: Column<Item>[] = [
  { key: 'number', header: 'No', isRowHeader: true, cell: ({ number }) => String(number) },
  {
    key: 'item',
    header: 'Item',
    cell: ({ facts, object }) => (
      <>
        {facts.description}
        {object === null ? null : (
          <>
            {' '}
            <Link href={`/objects/${object.id}`}>{object.label}</Link>
          </>
        )}
      </>
    ),
  },
  { key: 'category', header: 'Kind', cell: ({ categoryLabel }) => categoryLabel },
  {
    key: 'quantity',
    header: 'How much',
    cell: ({ facts }) =>
      facts.currency === undefined
        ? String(facts.quantity)
        : `${facts.currency} ${facts.quantity.toFixed(2)}`,
  },
  {
    key: 'where',
    header: 'Where',
    cell: ({ where }) => where.map(({ label, quantity }) => `${label} (${quantity})`).join('; '),
  },
  {
    key: 'moves',
    header: 'Moves',
    cell: ({ moves }) =>
      moves.map((move) => (
        <div key={move.id}>
          {formatDateTimeZone(move.at)}: {move.to}
          {move.takenBy === null ? '' : `, to ${move.takenBy}`}
        </div>
      )),
  },
]

/** What is evidence is registered and handed on as an exhibit, with what the ledger says carried in. */
function ExhibitsWay({ recordId }: { recordId: string }) {
  const session = useSession()
  if (!holdsPermission(session, 'property.exhibit.read')) return null
  return (
    <p className="mips-no-print">
      <Link href={paths.registerExhibit(recordId)}>Exhibits of this stay</Link>: what is kept as evidence is
      registered there.
    </p>
  )
}

/** The person's property: items, bags with their seals, movements and signatures. */
export function PropertyPage() {
  const { recordId } = useParams({ from: '/custody/$recordId/property' })
  const property = useProperty(recordId)
  return (
    <StayFrame recordId={recordId} topic="property">
      {() => (
        <Shown query={property} words="Reading the property…" headingLevel={2}>
          {(page) => (
            <>
              <Left left={page.left} />
              <ActPicker
                title="Record"
                acts={[
                  {
                    key: 'take',
                    label: 'Add an item',
                    may: mayRecord(page.stay),
                    form: () => <TakeItemForm stay={page.stay} bags={page.bags} />,
                  },
                  {
                    key: 'move',
                    label: 'Move an item',
                    may: page.items.length === 0 ? undefined : mayRecord(page.stay),
                    form: (close) => (
                      <MoveItemForm stay={page.stay} items={page.items} bags={page.bags} onDone={close} />
                    ),
                  },
                  {
                    key: 'right',
                    label: 'Put an item right',
                    may: page.items.length === 0 ? undefined : mayRecord(page.stay),
                    form: (close) => <CorrectItemForm stay={page.stay} items={page.items} onDone={close} />,
                  },
                  {
                    key: 'sign',
                    label: 'Sign',
                    may: page.items.length === 0 ? undefined : mayRecord(page.stay),
                    form: (close) => <SignForm stay={page.stay} onDone={close} />,
                  },
                ]}
              />
              <ExhibitsWay recordId={recordId} />
              <Card title="Items">
                <DataTable
                  caption="Items"
                  captionHidden
                  columns={columns}
                  rows={page.items}
                  rowKey={({ rootId }) => rootId}
                  empty={<p>No property is recorded.</p>}
                />
              </Card>
              <Card title="Bags">
                {page.bags.length === 0 ? <p>No bag is sealed.</p> : null}
                <ul className="govuk-list">
                  {page.bags.map((bag) => (
                    <li key={bag.rootId}>
                      Bag {bag.number}, {bag.kindLabel}
                      {bag.storage === null ? '' : `, ${bag.storage}`}{' '}
                      <Tag tone={bag.sealNo === null ? 'bad' : 'good'}>
                        {bag.sealNo === null ? 'Open' : `Seal ${bag.sealNo}`}
                      </Tag>
                      {bag.seals.length > 1
                        ? ` Before: ${bag.seals
                            .slice(0, -1)
                            .map(({ sealNo }) => sealNo)
                            .join(', ')}`
                        : ''}
                    </li>
                  ))}
                </ul>
              </Card>
              <Card title="Signatures">
                {page.signatures.length === 0 ? <p>Nobody has signed yet.</p> : null}
                {page.signatures.map((signed) => (
                  <section key={signed.id} aria-label={signed.kindLabel}>
                    <p>
                      {signed.kindLabel}, {formatDateTimeZone(signed.at)}{' '}
                      {signed.how === 'REFUSED'
                        ? `refused before ${signed.witness ?? ''}`
                        : (signed.name ?? '')}{' '}
                      {signed.isOutdated ? <Tag tone="caution">Changed since</Tag> : null}
                    </p>
                    {signed.drawing === null ? null : (
                      <SignatureDrawn path={signed.drawing} label={`Signature, ${signed.kindLabel}`} />
                    )}
                  </section>
                ))}
              </Card>
            </>
          )}
        </Shown>
      )}
    </StayFrame>
  )
}
