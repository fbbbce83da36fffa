/** The way from a record to watching it, for whoever may. */
import { LinkButton } from '@mips/ui/button.tsx'
import { Can } from './can.tsx'
import { paths } from './paths.ts'

export function WatchLink({ recordId }: { recordId: string }) {
  return (
    <Can do="watch.record.keep">
      <LinkButton look="quiet" href={paths.watch(recordId)}>
        Watch
      </LinkButton>
    </Can>
  )
}
