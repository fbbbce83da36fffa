import type { OwnSession } from '@mips/contracts/session'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { DataTable, type Column } from '@mips/ui/data-table.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../platform/api.ts'
import { useAct } from '../../platform/act.ts'
import { formatDateTime } from '../../platform/format.ts'
import { Shown } from '../../platform/problem.tsx'
import { signOut } from '../../platform/sign-out.ts'

/** Where the user is signed in, each with a way to end it. */
export function OwnSessions() {
  const sessions = useQuery(api.session.listSessions.query())
  return (
    <Card
      title="Where you are signed in"
      actions={
        <Button look="secondary" size="small" onClick={() => void signOut(true)}>
          Sign out everywhere
        </Button>
      }
    >
      <Shown query={sessions} words="Looking up where you are signed in…">
        {(found) => (
          <DataTable
            caption="Your sessions"
            captionHidden
            columns={columns}
            rows={found.sessions}
            rowKey={({ id }) => id}
            empty="None."
          />
        )}
      </Shown>
    </Card>
  )
}

const columns: Column<OwnSession>[] = [
  { key: 'device', header: 'Device', isRowHeader: true, cell: (session) => deviceWords(session.userAgent) },
  { key: 'signedInAt', header: 'Signed in', cell: (session) => formatDateTime(session.signedInAt) },
  { key: 'lastSeenAt', header: 'Last used', cell: (session) => formatDateTime(session.lastSeenAt) },
  { key: 'state', header: 'State', cell: (session) => stateOf(session) },
  { key: 'end', header: 'End it', headerHidden: true, cell: (session) => <EndButton session={session} /> },
]

function stateOf(session: OwnSession) {
  if (session.isThis) return <Tag tone="good">This one</Tag>
  return session.locked ? <Tag tone="neutral">Locked</Tag> : <Tag tone="info">Open</Tag>
}

function EndButton({ session }: { session: OwnSession }) {
  const end = useAct(api.session.endSession.mutation(), {
    refreshes: [api.session.listSessions.key],
    said: 'That session has ended',
    tellsErrors: true,
  })
  if (session.isThis) return null
  return (
    <Button
      look="quiet"
      size="small"
      isBusy={end.isBusy}
      onClick={() => void end.run({ params: { sessionId: session.id } })}
    >
      End it
    </Button>
  )
}

const systems: [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]
const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

/** "Chrome on Windows", as far as the browser tells. */
function deviceWords(userAgent: string | null): string {
  const named = (list: [RegExp, string][]) => list.find(([sign]) => sign.test(userAgent ?? ''))?.[1]
  return `${named(browsers) ?? 'A browser'} on ${named(systems) ?? 'an unknown device'}`
}
