import { Icon } from '@mips/ui/icon.tsx'
import { roleChange } from '@mips/domain/access/administration'
import type { RoleCode } from '@mips/domain/access/roles'

/** What a change of roles gives and takes, in the words of the catalogue. */
export function RoleDiff({ before, after }: { before: readonly RoleCode[]; after: readonly RoleCode[] }) {
  const { gained, lost } = roleChange(before, after)
  if (gained.length === 0 && lost.length === 0)
    return <p className="mips-muted">Nothing is gained or lost: the other roles carry the same.</p>
  return (
    <div className="mips-stack" data-role-diff="">
      <Words title="Gains" icon="plus" words={gained.map((permission) => permission.words)} />
      <Words title="Loses" icon="cross" words={lost.map((permission) => permission.words)} />
    </div>
  )
}

function Words({ title, icon, words }: { title: string; icon: 'plus' | 'cross'; words: string[] }) {
  if (words.length === 0) return null
  return (
    <div>
      <h3 className="govuk-heading-s">
        {title} ({words.length})
      </h3>
      <ul className="govuk-list">
        {words.map((word) => (
          <li key={word}>
            <Icon name={icon} /> {word}
          </li>
        ))}
      </ul>
    </div>
  )
}
