import { Dialog } from '@mips/ui/dialog.tsx'
import { SuggestBox } from '@mips/ui/suggest-box.tsx'
import { useEffect, useState } from 'react'
import { goTo } from '../platform/go-to.ts'
import { paths } from '../platform/paths.ts'
import { useSession } from '../platform/session.tsx'
import { useSuggestions } from '../platform/suggestions.ts'
import { commandsFor } from './commands.ts'
import { noteOf } from './header-search.tsx'

type PaletteProps = { isOpen: boolean; onClose: () => void }

/** Ctrl+K: the one box over the page, with what can be done before what can be found. */
export function Palette({ isOpen, onClose }: PaletteProps) {
  return (
    <Dialog title="Go to, do or find" isOpen={isOpen} onClose={onClose} size="medium">
      <PaletteBox onClose={onClose} />
    </Dialog>
  )
}

const boxId = 'palette'

function PaletteBox({ onClose }: { onClose: () => void }) {
  const session = useSession()
  const [typed, setTyped] = useState('')
  const { groups, understood, needsPurpose, hrefOf } = useSuggestions(typed)
  const commands = commandsFor(session, typed)
  useEffect(() => {
    document.getElementById(boxId)?.focus()
  }, [])
  const then = (act: () => void) => {
    onClose()
    act()
  }
  return (
    <SuggestBox
      id={boxId}
      label="Type a command, a name, an address or a number"
      isAlwaysOpen
      groups={[{ id: 'commands', label: 'Do or go to', options: commands }, ...groups]}
      note={noteOf({ typed, understood, needsPurpose })}
      onType={setTyped}
      onChoose={({ id }, group) => {
        const command = commands.find((one) => one.id === id)
        if (group === 'commands' && command !== undefined) return then(command.run)
        const href = hrefOf(id)
        if (href !== undefined) then(() => goTo(href))
      }}
      onSearch={(text) => {
        if (text !== '') then(() => goTo(paths.search(text)))
      }}
    />
  )
}
