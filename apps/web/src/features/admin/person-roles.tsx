import { admin } from '@mips/contracts/admin'
import type { RoleGrant, UserDetail } from '@mips/contracts/admin-shapes'
import { allRoles, isRoleCode, roleLabel, type RoleCode } from '@mips/domain/access/roles'
import { Button } from '@mips/ui/button.tsx'
import { DataTable } from '@mips/ui/data-table.tsx'
import { DateInput } from '@mips/ui/date-input.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { Can } from '../../platform/can.tsx'
import { formatDateTime } from '../../platform/format.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { RoleDiff } from './role-diff.tsx'

const refreshes = [topicApi.admin.getUser.key, topicApi.admin.listUsers.key, topicApi.admin.listRoles.key]
const rolesOf = (user: UserDetail): RoleCode[] => user.roles.map(({ code }) => code).filter(isRoleCode)

/** The roles that somebody holds, with who gave them and why; giving and ending them shows what changes. */
export function PersonRoles({ user }: { user: UserDetail }) {
  const [ending, setEnding] = useState<RoleGrant>()
  const past = user.grants.filter(({ holds }) => !holds)
  const actions = {
    key: 'end',
    header: 'End',
    headerHidden: true,
    cell: (grant: RoleGrant) => (
      <Can do="admin.role.grant">
        {user.mayChangeRoles.allowed ? (
          <Button look="quiet" size="small" onClick={() => setEnding(grant)}>
            End <span className="govuk-visually-hidden">the role {grant.label}</span>
          </Button>
        ) : null}
      </Can>
    ),
  }
  return (
    <section aria-labelledby="roles" className="mips-stack">
      <h2 id="roles" className="govuk-heading-m">
        Roles
      </h2>
      <DataTable
        caption="Roles held now"
        captionHidden
        columns={[...columns, actions]}
        rows={user.grants.filter(({ holds }) => holds)}
        rowKey={(grant) => grant.id}
        empty="Holds no role."
      />
      {past.length === 0 ? null : (
        <Details summary={`Roles held before or later (${past.length})`}>
          <DataTable
            caption="Roles held before or later"
            captionHidden
            columns={columns}
            rows={past}
            rowKey={(grant) => grant.id}
            empty="None."
          />
        </Details>
      )}
      <Can do="admin.role.grant">
        {user.mayChangeRoles.allowed ? (
          <GiveRole key={user.grants.length} user={user} />
        ) : (
          <p className="mips-muted">{user.mayChangeRoles.reason}</p>
        )}
      </Can>
      {ending === undefined ? null : (
        <EndRole user={user} grant={ending} onClose={() => setEnding(undefined)} />
      )}
    </section>
  )
}

const columns = [
  { key: 'role', header: 'Role', isRowHeader: true, cell: (grant: RoleGrant) => grant.label },
  { key: 'from', header: 'From', cell: (grant: RoleGrant) => formatDateTime(grant.validFrom) },
  {
    key: 'to',
    header: 'Until',
    cell: (grant: RoleGrant) => (grant.validTo === null ? 'ended by hand' : formatDateTime(grant.validTo)),
  },
  {
    key: 'by',
    header: 'Given by',
    cell: (grant: RoleGrant) => grant.grantedBy ?? <span className="mips-muted">not recorded</span>,
  },
  {
    key: 'why',
    header: 'Why',
    cell: (grant: RoleGrant) => grant.reason ?? <span className="mips-muted">not recorded</span>,
  },
]

function EndRole({ user, grant, onClose }: { user: UserDetail; grant: RoleGrant; onClose: () => void }) {
  const act = useAct(topicApi.admin.endRole.mutation(), { refreshes, said: `${grant.label} ended` })
  const before = rolesOf(user)
  return (
    <ReasonDialog
      title={`End the role ${grant.label}`}
      submitWords="End role"
      act={act}
      toInput={(body) => ({ params: { userId: user.id, grantId: grant.id }, body })}
      onClose={onClose}
    >
      <RoleDiff before={before} after={before.filter((code) => code !== grant.code)} />
    </ReasonDialog>
  )
}

function GiveRole({ user }: { user: UserDetail }) {
  const before = rolesOf(user)
  const form = useActForm({
    schema: admin.routes.grantRole.body,
    defaults: { roleCode: '', reason: '', untilOn: '' },
    act: useAct(topicApi.admin.grantRole.mutation(), { refreshes, said: 'Role given' }),
    toInput: (body) => ({ params: { userId: user.id }, body }),
  })
  const { register, control, watch } = form.fields
  const chosen = watch('roleCode')
  return (
    <div className="mips-stack">
      <h3 className="govuk-heading-s">Give a role</h3>
      <ActFormFrame form={form} submitWords="Give role">
        <Select
          {...register('roleCode')}
          label="Role"
          placeholder="Choose a role"
          options={allRoles
            .filter((code) => !before.includes(code))
            .map((code) => ({ value: code, label: roleLabel(code) }))}
          error={form.errorOf('roleCode')}
        />
        {isRoleCode(chosen) ? <RoleDiff before={before} after={[...before, chosen]} /> : null}
        <Controller
          control={control}
          name="untilOn"
          render={({ field }) => (
            <DateInput
              {...field}
              legend="Until"
              need="optional"
              hint="Leave empty when it is ended by hand"
              error={form.errorOf('untilOn')}
            />
          )}
        />
        <Textarea
          {...register('reason')}
          label="Why"
          hint="Kept in the audit"
          rows={2}
          error={form.errorOf('reason')}
        />
      </ActFormFrame>
    </div>
  )
}
