import { DataTable, type Column } from '@mips/ui/data-table.tsx'
import { Icon } from '@mips/ui/icon.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Select } from '@mips/ui/select.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../platform/api.ts'
import { Shown } from '../../platform/problem.tsx'
import { AdminFrame } from './admin-frame.tsx'
import { adminPaths } from './admin.paths.ts'

type Table = Awaited<ReturnType<typeof api.admin.listRoles.fetch>>
type Permission = Table['permissions'][number]

/** The whole table of roles: what each carries and how many hold it. */
export function RolesPage() {
  const table = useQuery(api.admin.listRoles.query())
  return (
    <AdminFrame part="roles" title="Roles" caption="What each role carries">
      <Shown query={table} words="Reading the table of roles…">
        {(found) => <RoleTable table={found} />}
      </Shown>
    </AdminFrame>
  )
}

function RoleTable({ table }: { table: Table }) {
  const [role, setRole] = useState('')
  const chosen = table.roles.filter(({ code }) => role === '' || code === role)
  const rows = table.permissions.filter(({ code }) => role === '' || chosen[0]?.permissions.includes(code))
  const columns: Column<Permission>[] = [
    { key: 'words', header: 'Permission', isRowHeader: true, cell: (permission) => permission.words },
    ...chosen.map((one) => ({
      key: one.code,
      header: `${one.label} (${one.holders})`,
      cell: (permission: Permission) => <Carries yes={one.permissions.includes(permission.code)} />,
    })),
  ]
  return (
    <>
      <Select
        label="Role"
        name="role"
        value={role}
        onChange={(event) => setRole(event.target.value)}
        options={[
          { value: '', label: 'All roles' },
          ...table.roles.map(({ code, label }) => ({ value: code, label })),
        ]}
      />
      {role === '' ? null : (
        <p>
          <Link href={`${adminPaths.people()}?role=${role}`}>Who holds this role</Link>
        </p>
      )}
      <DataTable
        caption="Permissions by role; the number is of people in post who hold it"
        columns={columns}
        rows={rows}
        rowKey={(permission) => permission.code}
        empty="The role carries nothing."
        withoutCards
      />
    </>
  )
}

function Carries({ yes }: { yes: boolean }) {
  if (!yes) return <span className="govuk-visually-hidden">no</span>
  return (
    <>
      <Icon name="tick" />
      <span className="govuk-visually-hidden">yes</span>
    </>
  )
}
