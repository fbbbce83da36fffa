import { kindLabel } from '@mips/domain/codes/record-kinds'
import { Button } from '@mips/ui/button.tsx'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { Link } from '@mips/ui/link.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { topicApi } from '../../platform/topic-api.ts'
import { Shown } from '../../platform/problem.tsx'
import { AdminFrame } from './admin-frame.tsx'
import { adminPaths } from './admin.paths.ts'

/** The way to who may see a record: its reference. */
export function RecordsPage() {
  const { reference } = useSearch({ from: '/admin/records' })
  const navigate = useNavigate({ from: '/admin/records' })
  return (
    <AdminFrame part="records" title="Record access" caption="Who may see a record, and why">
      <form
        role="search"
        aria-label="Records"
        className="mips-row mips-row--fields"
        onSubmit={(event) => {
          event.preventDefault()
          const typed = String(new FormData(event.currentTarget).get('reference') ?? '').trim()
          void navigate({ search: { reference: typed === '' ? undefined : typed } })
        }}
      >
        <TextInput
          name="reference"
          label="Reference of the record"
          hint="Such as INC/2026/000123 or N104417"
          defaultValue={reference}
          width={20}
        />
        <Button type="submit" look="secondary">
          Find
        </Button>
      </form>
      {reference === undefined ? null : <Found reference={reference} />}
    </AdminFrame>
  )
}

function Found({ reference }: { reference: string }) {
  const found = useQuery(topicApi.admin.findRecord.query({ body: { reference } }))
  return (
    <Shown query={found} words="Finding the record…">
      {({ records }) =>
        records.length === 0 ? (
          <EmptyState title="No record that you may see has this reference">
            <p>Check the reference. A record that is restricted to others is not shown here either.</p>
          </EmptyState>
        ) : (
          <ul className="govuk-list">
            {records.map((record) => (
              <li key={record.id}>
                <Link href={adminPaths.record(record.id)}>
                  {kindLabel(record.kind)} {record.reference}
                </Link>
              </li>
            ))}
          </ul>
        )
      }
    </Shown>
  )
}
