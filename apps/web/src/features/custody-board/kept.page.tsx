import { Button, LinkButton } from '@mips/ui/button.tsx'
import { ClassificationBanner } from '@mips/ui/classification-banner.tsx'
import { LinkProvider } from '@mips/ui/link.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useEffect, useState, type FormEvent } from 'react'
import { usePageTitle } from '../../platform/page-title.ts'
import { all, dropOld, type Keeper } from '../../platform/kept/kept-store.ts'
import { paths } from '../../platform/paths.ts'
import { KeptBoard } from './kept-board.tsx'
import { openCopy } from './kept.ts'
import '../../platform/custody.scss'
import './live-board.scss'

/** The suite as this computer keeps it: opens with no network and no session, by the password of whoever keeps it. */
export function KeptPage() {
  usePageTitle('Kept custody board')
  const [keepers, setKeepers] = useState<readonly Keeper[]>()
  const [open, setOpen] = useState<{ keeper: Keeper; key: CryptoKey }>()
  useEffect(() => {
    dropOld(Date.now())
      .then(() => all('keepers'))
      .then(setKeepers, () => setKeepers([]))
  }, [])
  return (
    <LinkProvider link={PlainLink}>
      <ClassificationBanner marking="OFFICIAL-SENSITIVE" />
      <main id="main" className="mips-kept mips-stack">
        {open !== undefined ? (
          <KeptBoard keeper={open.keeper} privateKey={open.key} />
        ) : (
          <>
            <h1 className="mips-page-heading__title">Kept custody board</h1>
            {keepers === undefined ? <p>Looking for a copy on this computer…</p> : null}
            {keepers?.length === 0 ? (
              <>
                <p>
                  No copy is kept on this computer. Use the printed board, or the one on the server&rsquo;s
                  own disk.
                </p>
                <LinkButton href={paths.signIn()}>Sign in</LinkButton>
              </>
            ) : null}
            {keepers !== undefined && keepers.length > 0 ? (
              <Unlock keepers={keepers} onOpen={(keeper, key) => setOpen({ keeper, key })} />
            ) : null}
          </>
        )}
      </main>
    </LinkProvider>
  )
}

/** Leaving this page loads the program anew: nothing that was opened here stays in memory. */
function PlainLink({ href, children, ...rest }: { href: string; children?: React.ReactNode }) {
  return (
    <a href={href} {...rest}>
      {children}
    </a>
  )
}

function Unlock({
  keepers,
  onOpen,
}: {
  keepers: readonly Keeper[]
  onOpen: (keeper: Keeper, key: CryptoKey) => void
}) {
  const [userId, setUserId] = useState(keepers[0]?.userId ?? '')
  const [password, setPassword] = useState('')
  const [error, setError] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const keeper = keepers.find((one) => one.userId === userId)
  async function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (keeper === undefined || password === '') return setError('Enter your password')
    setIsBusy(true)
    const key = await openCopy(keeper, password)
    setIsBusy(false)
    if (key === undefined) return setError('This password does not open the copy')
    onOpen(keeper, key)
  }
  return (
    <form onSubmit={(event) => void onSubmit(event)} noValidate className="mips-stack">
      {keepers.length > 1 ? (
        <Radios
          legend="Whose copy"
          name="keeper"
          value={userId}
          onChange={setUserId}
          options={keepers.map((one) => ({ value: one.userId, label: `${one.name}, ${one.stationName}` }))}
        />
      ) : (
        <p>
          The copy of {keeper?.stationName}, kept for {keeper?.name}.
        </p>
      )}
      <input
        type="text"
        name="username"
        autoComplete="username"
        value={keeper?.staffNumber ?? ''}
        readOnly
        hidden
      />
      <TextInput
        label="Password"
        type="password"
        name="kept-password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => {
          setPassword(event.target.value)
          setError(undefined)
        }}
        error={error}
        autoFocus
      />
      <Button type="submit" isBusy={isBusy} busyWords="Opening…">
        Open the copy
      </Button>
    </form>
  )
}
