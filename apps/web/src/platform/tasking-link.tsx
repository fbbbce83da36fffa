/** The way from a record to proposing it for a tasking meeting, for whoever may. */
import { LinkButton } from '@mips/ui/button.tsx'
import { Can } from './can.tsx'
import { paths } from './paths.ts'

export function TaskingLink({ recordId }: { recordId: string }) {
  return (
    <Can do="tasking.item.propose">
      <LinkButton look="quiet" href={paths.proposeTasking(recordId)}>
        Propose for tasking
      </LinkButton>
    </Can>
  )
}
