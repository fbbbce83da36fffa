import { kindLabel } from '@mips/domain/codes/record-kinds'
import type { RecordAccess } from '@mips/contracts/admin-shapes'
import { DataTable } from '@mips/ui/data-table.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { topicApi } from '../../platform/topic-api.ts'
import { Can } from '../../platform/can.tsx'
import { Shown } from '../../platform/problem.tsx'
import { AdminFrame } from './admin-frame.tsx'
import { gradeWords } from './record-words.ts'
import { OpenRecord, RestrictRecord } from './restrict-record.tsx'
import { ViewAsPanel } from './view-as.tsx'

/** Who may see one record: its list, the people behind it, seeing it as another, and changing the list. */
export function RecordAccessPage() {
  const { recordId } = useParams({ from: '/admin/records/$recordId' })
  const access = useQuery(topicApi.admin.getRecordAccess.query({ params: { recordId } }))
  const title =
    access.data === undefined
      ? 'Record access'
      : `${kindLabel(access.data.kind)} ${access.data.reference ?? ''}`
  return (
    <AdminFrame part="records" title={title} caption="Who may see this record">
      <Shown query={access} words="Reading who may see the record…">
        {(found) => (
          <div className="mips-columns">
            <div className="mips-stack">
              <Standing access={found} />
              <Readers access={found} />
              <Can do="admin.record.restrict">
                {found.grade === 'open' ? null : <OpenRecord access={found} />}
                <RestrictRecord key={found.version} access={found} />
              </Can>
            </div>
            <ViewAsPanel recordId={recordId} version={found.version} />
          </div>
        )}
      </Shown>
    </AdminFrame>
  )
}

function Standing({ access }: { access: RecordAccess }) {
  const names = (list: { id: string; label: string }[]) =>
    list.length === 0 ? 'none' : list.map(({ label }) => label).join('; ')
  return (
    <SummaryList
      rows={[
        {
          key: 'Access',
          value: <Tag tone={access.grade === 'open' ? 'good' : 'caution'}>{gradeWords(access.grade)}</Tag>,
        },
        { key: 'Roles that may read it', value: access.rolesThatRead.join(', ') },
        ...(access.grade === 'open'
          ? []
          : [
              { key: 'Groups', value: names(access.groups) },
              { key: 'People', value: names(access.users) },
              ...(access.otherReaders.length === 0
                ? []
                : [{ key: 'Roles on the list', value: names(access.otherReaders) }]),
              { key: 'Others ask', value: access.contact ?? 'nobody is named' },
            ]),
      ]}
    />
  )
}

type Reader = RecordAccess['readers'][number]

function Readers({ access }: { access: RecordAccess }) {
  if (access.grade === 'open') return <p>Everybody with one of these roles sees it.</p>
  return (
    <DataTable
      caption="People on the list now"
      columns={columns}
      rows={access.readers}
      rowKey={(reader) => reader.userId}
      empty="Nobody in post is on the list."
    />
  )
}

const columns = [
  {
    key: 'name',
    header: 'Name',
    isRowHeader: true,
    cell: (reader: Reader) => `${reader.displayName} (${reader.staffNumber})`,
  },
  {
    key: 'sees',
    header: 'Sees it',
    cell: (reader: Reader) => (reader.canRead ? <Tag tone="good">Yes</Tag> : <Tag tone="caution">No</Tag>),
  },
  { key: 'why', header: 'Why', cell: (reader: Reader) => (reader.canRead ? reader.via : reader.why) },
]
