import { Dialog } from './dialog.tsx'

export type KeyGroup = { title: string; keys: readonly { keys: readonly string[]; does: string }[] }

export type KeyboardHelpProps = { isOpen: boolean; onClose: () => void; groups: readonly KeyGroup[] }

/** All keys of the page, opened with ?. */
export function KeyboardHelp({ isOpen, onClose, groups }: KeyboardHelpProps) {
  return (
    <Dialog title="Keys" isOpen={isOpen} onClose={onClose} size="large">
      <div className="mips-columns">
        {groups.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl className="mips-keys">
              {group.keys.map((entry) => (
                <div key={entry.does} className="mips-keys__row">
                  <dt>
                    {entry.keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{entry.does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
