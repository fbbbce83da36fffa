import { Button } from '@mips/ui/button.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { showToast } from '@mips/ui/toast.tsx'
import { useState, type FormEvent } from 'react'
import { errorWords } from '../../platform/error-text.ts'
import { useSession } from '../../platform/session.tsx'
import { useKeeper, useKeeperChanged } from './keep-copy.ts'
import { takeUpCopy, type Suite } from './kept.ts'

/** Takes up the copy of a suite on this computer; the same password opens it with no network. */
export function KeepCopy({ suite }: { suite: Suite }) {
  const { data: keeper } = useKeeper()
  const [isOpen, setIsOpen] = useState(false)
  const isKept = keeper !== null && keeper !== undefined && keeper.stationCode === suite.code
  return (
    <>
      {isKept ? (
        <span className="mips-small">A locked copy of {suite.name} is kept here for you.</span>
      ) : (
        <Button look="secondary" size="small" onClick={() => setIsOpen(true)}>
          Keep a copy here for when the network fails
        </Button>
      )}
      {isOpen ? <AskPassword suite={suite} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

function AskPassword({ suite, onClose }: { suite: Suite; onClose: () => void }) {
  const { user } = useSession()
  const changed = useKeeperChanged()
  const [password, setPassword] = useState('')
  const [error, setError] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  async function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (password === '') return setError('Enter your password')
    setIsBusy(true)
    try {
      await takeUpCopy(user, suite, password)
      await changed()
      showToast({ message: 'A locked copy is kept here and renewed each minute', tone: 'good' })
      onClose()
    } catch (refusal) {
      const { title, detail } = errorWords(refusal)
      setError(`${title}. ${detail}`)
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <Dialog title={`Keep a copy of ${suite.name} on this computer`} isOpen onClose={onClose}>
      <p>
        It is locked with your password and renewed each minute. With no network you open it with the same
        password, go on entering, and what you enter is sent when the network is back. It goes when you sign
        out.
      </p>
      <form onSubmit={(event) => void onSubmit(event)} noValidate className="mips-stack">
        <input type="text" name="username" autoComplete="username" value={user.staffNumber} readOnly hidden />
        <TextInput
          label="Your password"
          type="password"
          name="keep-password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={error}
          autoFocus
        />
        <Button type="submit" isBusy={isBusy} busyWords="Locking…">
          Keep the copy
        </Button>
      </form>
    </Dialog>
  )
}
