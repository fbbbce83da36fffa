import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SubNav } from '@mips/ui/sub-nav.tsx'
import type { ReactNode } from 'react'
import { useCan } from '../../platform/can.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { adminPaths } from './admin.paths.ts'

type Part = 'people' | 'roles' | 'groups' | 'hrList' | 'records' | 'codeLists' | 'riskTools'

/** The heading of an administration page and the way to the others. */
export function AdminFrame(props: {
  part: Part
  title: string
  caption?: string
  actions?: ReactNode
  children: ReactNode
}) {
  const { part, title, caption, actions, children } = props
  usePageTitle(title)
  const maySee = useCan('admin.user.read')
  const mayCodes = useCan('admin.codes.manage')
  const mayGroups = useCan('admin.group.manage')
  const mayImport = useCan('admin.user.import')
  const mayRecords = useCan('admin.access.preview')
  const parts: { part: Part; label: string; isShown: boolean }[] = [
    { part: 'people', label: 'People', isShown: maySee },
    { part: 'roles', label: 'Roles', isShown: maySee },
    { part: 'groups', label: 'Groups', isShown: mayGroups },
    { part: 'hrList', label: 'HR list', isShown: mayImport },
    { part: 'records', label: 'Record access', isShown: mayRecords },
    { part: 'codeLists', label: 'Coded lists', isShown: mayCodes },
    { part: 'riskTools', label: 'Risk tools', isShown: mayCodes },
  ]
  return (
    <div className="mips-stack">
      <SubNav
        label="Administration"
        items={parts
          .filter(({ isShown }) => isShown)
          .map((one) => ({ href: adminPaths[one.part](), label: one.label, isCurrent: one.part === part }))}
      />
      <PageHeading caption={caption} actions={actions}>
        {title}
      </PageHeading>
      {children}
    </div>
  )
}
