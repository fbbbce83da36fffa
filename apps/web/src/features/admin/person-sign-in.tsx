import type { UserDetail } from '@mips/contracts/admin-shapes'
import { Button, ButtonGroup } from '@mips/ui/button.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { useState } from 'react'
import { useAct } from '../../platform/act.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { Can } from '../../platform/can.tsx'
import { formatDateTime } from '../../platform/format.ts'
import { useSession } from '../../platform/session.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

const refreshes = [topicApi.admin.getUser.key, topicApi.admin.listUsers.key]

/** What is signed in, and the acts of the desk: an activation code, and ending everything. */
export function PersonSignIn({ user }: { user: UserDetail }) {
  const [asked, setAsked] = useState<'code' | 'end'>()
  const [issued, setIssued] = useState<{ code: string; validUntil: string }>()
  const isSelf = useSession().user.id === user.id
  return (
    <section aria-labelledby="sign-in" className="mips-stack">
      <h2 id="sign-in" className="govuk-heading-m">
        Signing in
      </h2>
      <p>{passwordWords(user)}</p>
      <Sessions user={user} />
      {isSelf || user.status !== 'active' ? null : (
        <Can do="admin.user.activate">
          <ButtonGroup>
            <Button look="secondary" onClick={() => setAsked('code')}>
              Issue an activation code
            </Button>
            {user.sessions.length === 0 ? null : (
              <Button look="secondary" onClick={() => setAsked('end')}>
                End sessions
              </Button>
            )}
          </ButtonGroup>
        </Can>
      )}
      {asked === 'code' ? (
        <IssueCode user={user} onClose={() => setAsked(undefined)} onIssued={setIssued} />
      ) : null}
      {asked === 'end' ? <EndSessions user={user} onClose={() => setAsked(undefined)} /> : null}
      {issued === undefined ? null : (
        <IssuedCode user={user} issued={issued} onClose={() => setIssued(undefined)} />
      )}
    </section>
  )
}

function passwordWords(user: UserDetail): string {
  if (user.activationUntil !== null)
    return `Has an activation code until ${formatDateTime(user.activationUntil)}.`
  return user.hasPassword
    ? 'Has a password of their own.'
    : 'Has no password: issue an activation code when they stand before you.'
}

function Sessions({ user }: { user: UserDetail }) {
  if (user.sessions.length === 0) return <p className="mips-muted">Not signed in now.</p>
  return (
    <ul className="govuk-list">
      {user.sessions.map((session) => (
        <li key={session.id}>
          Signed in {formatDateTime(session.signedInAt)}
          {session.locked ? ', locked' : ''}{' '}
          <span className="mips-muted">last seen {formatDateTime(session.lastSeenAt)}</span>
        </li>
      ))}
    </ul>
  )
}

function IssueCode({
  user,
  onClose,
  onIssued,
}: {
  user: UserDetail
  onClose: () => void
  onIssued: (issued: { code: string; validUntil: string }) => void
}) {
  return (
    <ReasonDialog
      title="Issue an activation code"
      submitWords="Issue code"
      act={useAct(topicApi.admin.issueActivationCode.mutation(), { refreshes })}
      toInput={(body) => ({ params: { userId: user.id }, body })}
      onClose={onClose}
      onDone={onIssued}
    >
      <p>
        Check who stands before you. The password of {user.displayName} stops working and every session of
        theirs ends. The code works once, within a day; they then set a password that only they know.
      </p>
    </ReasonDialog>
  )
}

function IssuedCode({
  user,
  issued,
  onClose,
}: {
  user: UserDetail
  issued: { code: string; validUntil: string }
  onClose: () => void
}) {
  return (
    <Dialog
      title="Activation code"
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={<Button onClick={onClose}>I have handed it over</Button>}
    >
      <p>
        For {user.displayName} ({user.staffNumber}), until {formatDateTime(issued.validUntil)}:
      </p>
      <p>
        <output className="govuk-heading-l" aria-label="Activation code">
          {issued.code}
        </output>
      </p>
      <p>It is shown this once and kept nowhere. If it is lost, issue another.</p>
    </Dialog>
  )
}

function EndSessions({ user, onClose }: { user: UserDetail; onClose: () => void }) {
  return (
    <ReasonDialog
      title={`End the sessions of ${user.displayName}`}
      submitWords="End sessions"
      act={useAct(topicApi.admin.endUserSessions.mutation(), {
        refreshes,
        said: ({ ended }) => `${ended} ended`,
      })}
      toInput={(body) => ({ params: { userId: user.id }, body })}
      onClose={onClose}
    >
      <p>Unsaved work stays on the server and is there when they sign in again.</p>
    </ReasonDialog>
  )
}
