/** The objects that a place, a person or an event is linked to. */
import type { LinkedObject } from '@mips/contracts/pole-replies'
import { objectKinds } from '@mips/domain/codes/objects'
import { DataTable, type Column } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { paths } from './paths.ts'

/** The words for a kind of object. */
export const objectKindWords = (kind: string): string =>
  objectKinds.find(({ code }) => code === kind)?.label ?? kind

const columns: Column<LinkedObject>[] = [
  {
    key: 'label',
    header: 'Object',
    isRowHeader: true,
    cell: (object) => <Link href={paths.object(object.id)}>{object.label}</Link>,
  },
  { key: 'kind', header: 'Kind', cell: (object) => objectKindWords(object.kind) },
  {
    key: 'role',
    header: 'How',
    cell: (object) => (object.validTo === null ? object.roleLabel : <s>{object.roleLabel}</s>),
  },
]

export type LinkedObjectsProps = { objects: readonly LinkedObject[]; caption: string; empty: string }

/** Rows that open the object. */
export const LinkedObjects = ({ objects, caption, empty }: LinkedObjectsProps) => (
  <DataTable
    caption={caption}
    captionHidden
    columns={columns}
    rows={objects}
    rowKey={({ linkId }) => linkId}
    empty={<p className="mips-muted">{empty}</p>}
  />
)
