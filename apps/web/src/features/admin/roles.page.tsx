import { DataTable, type Column } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Select } from '@mips/ui/select.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { topicApi } from '../../platform/topic-api.ts'
import { Shown } from '../../platform/problem.tsx'
import { AdminFrame } from './admin-frame.tsx'
import { adminPaths } from './admin.paths.ts'

type Table = Awaited<ReturnType<typeof topicApi.admin.listRoles.fetch>>
type Role = Table['roles'][number]
type Permission = Table['permissions'][number]

/** The whole table of roles: what each carries and how many hold it. */
export function RolesPage() {
  const table = useQuery(topicApi.admin.listRoles.query())
  return (
    <AdminFrame part="roles" title="Roles" caption="What each role carries, and who holds it">
      <Shown query={table} words="Reading the table of roles…">
        {(found) => (
          <>
            <DataTable
              caption="Roles"
              columns={roleColumns}
              rows={found.roles}
              rowKey={(role) => role.code}
              empty="There are no roles."
            />
            <Permissions table={found} />
          </>
        )}
      </Shown>
    </AdminFrame>
  )
}

const roleColumns: Column<Role>[] = [
  { key: 'label', header: 'Role', isRowHeader: true, cell: (role) => role.label },
  {
    key: 'holders',
    header: 'People in post who hold it',
    numeric: true,
    sortValue: (role) => role.holders,
    cell: (role) => (
      <Link href={`${adminPaths.people()}?role=${role.code}`}>
        {role.holders} <span className="govuk-visually-hidden">who hold the role {role.label}</span>
      </Link>
    ),
  },
  {
    key: 'permissions',
    header: 'Permissions',
    numeric: true,
    sortValue: (role) => role.permissions.length,
    cell: (role) => role.permissions.length,
  },
]

function Permissions({ table }: { table: Table }) {
  const [code, setCode] = useState('')
  const role = table.roles.find((one) => one.code === code)
  const carriedBy = (permission: Permission) =>
    table.roles.filter((one) => one.permissions.includes(permission.code))
  const columns: Column<Permission>[] = [
    { key: 'words', header: 'Permission', isRowHeader: true, cell: (permission) => permission.words },
    {
      key: 'roles',
      header: 'Roles that carry it',
      cell: (permission) => {
        const roles = carriedBy(permission)
        return roles.length === table.roles.length ? 'every role' : roles.map(({ label }) => label).join(', ')
      },
    },
  ]
  return (
    <>
      <Select
        label="Permissions of"
        name="role"
        value={code}
        onChange={(event) => setCode(event.target.value)}
        options={[
          { value: '', label: 'All roles' },
          ...table.roles.map((one) => ({ value: one.code, label: one.label })),
        ]}
      />
      <DataTable
        caption={role === undefined ? 'Permissions' : `Permissions of the role ${role.label}`}
        columns={columns}
        rows={table.permissions.filter(
          (permission) => role === undefined || role.permissions.includes(permission.code),
        )}
        rowKey={(permission) => permission.code}
        empty="The role carries nothing."
      />
    </>
  )
}
