/** Covers the page while it is locked or its session has ended; the page stays, unseen, until the same person is back. */
import { ApiError } from '@mips/client/api-error'
import { Button } from '@mips/ui/button.tsx'
import { LockScreen } from '@mips/ui/lock-screen.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { formatOfficer } from './format.ts'
import { api } from './api.ts'
import { openDrafts } from './draft-store.ts'
import { errorWords } from './error-text.ts'
import { leaveTo, lockArrived, signOut } from './sign-out.ts'
import { refreshSession, useSession } from './session.tsx'
import { sessionGate, type Cover } from './session-gate.ts'
import { tellTabs } from './tabs.ts'
import { paths } from './paths.ts'

/** Whether the page is covered now. */
export const useIsCovered = (): boolean => sessionGate.useQuestion() !== undefined

/** The cover over the page; stands once in the app. */
export function SessionCover() {
  const { user } = useSession()
  const cover = sessionGate.useQuestion()
  const drafts = cover === undefined ? 0 : openDrafts()
  return (
    <LockScreen
      isOpen={cover !== undefined}
      name={formatOfficer(user)}
      kept={
        drafts === 0
          ? 'The page is kept as you left it.'
          : `The page is kept, and ${drafts === 1 ? 'one draft' : `${drafts} drafts`} with it.`
      }
      someoneElse={
        <Button look="link" onClick={() => void (cover === 'ended' ? leaveTo(paths.signIn()) : signOut())}>
          I am someone else
        </Button>
      }
    >
      {cover === undefined ? null : <UnlockForm cover={cover} staffNumber={user.staffNumber} />}
    </LockScreen>
  )
}

function UnlockForm({ cover, staffNumber }: { cover: Cover; staffNumber: string }) {
  const field = useRef<HTMLInputElement>(null)
  const [error, setError] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  useEffect(() => field.current?.focus(), [cover])

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const password = field.current?.value ?? ''
    if (password === '') return setError('Enter your password')
    setIsBusy(true)
    try {
      if (cover === 'locked') await unlock(password, staffNumber)
      else await api.session.signIn.fetch({ body: { staffNumber, password } })
      await refreshSession()
      tellTabs('unlocked')
      sessionGate.open(true)
    } catch (refusal) {
      const { title, detail } = errorWords(refusal)
      setError(`${title}. ${detail}`)
      field.current?.select()
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <form onSubmit={(event) => void onSubmit(event)} noValidate className="mips-stack">
      {cover === 'ended' ? <p>Your session has ended. Sign in again to go on where you were.</p> : null}
      <input type="text" name="username" autoComplete="username" value={staffNumber} readOnly hidden />
      <TextInput
        ref={field}
        label="Password"
        name="unlock-password"
        type="password"
        autoComplete="current-password"
        error={error}
        onChange={() => setError(undefined)}
      />
      <Button type="submit" isBusy={isBusy} busyWords="Checking…">
        {cover === 'ended' ? 'Sign in again' : 'Unlock'}
      </Button>
    </form>
  )
}

/** Unlocks; when the session has ended meanwhile, the same password signs in again. */
async function unlock(password: string, staffNumber: string): Promise<void> {
  await lockArrived()
  try {
    await api.session.unlock.fetch({ body: { password } })
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'not_signed_in') throw error
    await api.session.signIn.fetch({ body: { staffNumber, password } })
  }
}
