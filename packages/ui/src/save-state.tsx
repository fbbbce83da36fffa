import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'

export type SaveStateProps = {
  state: 'saved' | 'saving' | 'unsaved' | 'offline' | 'failed' | 'tooLong'
  /** When it was last saved, in words to show, such as 02:14:07. */
  at?: string
  /** Entries that wait for the connection. */
  waiting?: number
}

const icons: Record<SaveStateProps['state'], IconName> = {
  saved: 'tick',
  saving: 'sort',
  unsaved: 'circle',
  offline: 'offline',
  failed: 'warning',
  tooLong: 'warning',
}

/** Whether what is typed is safe; said politely when it changes. */
export function SaveState({ state, at, waiting }: SaveStateProps) {
  return (
    <span className={`mips-save mips-save--${state}`} role="status">
      <Icon name={icons[state]} />
      <span>
        {saveWords(state, waiting)}
        {state === 'saved' && at ? <span className="mips-save__at"> {at}</span> : null}
      </span>
    </span>
  )
}

function saveWords(state: SaveStateProps['state'], waiting: number | undefined): string {
  switch (state) {
    case 'saved':
      return 'Saved'
    case 'saving':
      return 'Saving…'
    case 'unsaved':
      return 'Not saved yet'
    case 'offline':
      return waiting ? `Not sent yet: ${waiting}` : 'No connection'
    case 'failed':
      return 'Not saved: kept here'
    case 'tooLong':
      return 'Too long: not saved'
  }
}
