import { Link } from '@mips/ui/link.tsx'
import { PageBar } from '@mips/ui/notification-banner.tsx'
import { paths } from '../../platform/paths.ts'
import type { CopyState } from './keep-turn.ts'

/** On every page of whoever keeps a copy: what is wrong with it, and the entries that are not on the server. */
export function CopyBar({ copy }: { copy: CopyState | undefined }) {
  if (copy === undefined) return null
  const { waiting, refused, troubles } = copy
  const lines = [
    ...troubles.map((trouble) => `${trouble}.`),
    ...(waiting === 0
      ? []
      : [`${entries(waiting)} typed here ${waiting === 1 ? 'waits' : 'wait'} to be sent.`]),
    ...refused.map((reason) => `An entry was refused: ${reason}`),
  ]
  if (lines.length === 0) return null
  return (
    <PageBar tone={troubles.length + refused.length > 0 ? 'bad' : 'caution'}>
      {lines.map((line) => (
        <span key={line}>{line} </span>
      ))}
      <Link href={paths.custodyKept()}>Open the kept copy</Link>
    </PageBar>
  )
}

const entries = (count: number): string => (count === 1 ? '1 entry' : `${count} entries`)
