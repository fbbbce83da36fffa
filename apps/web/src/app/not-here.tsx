import { EmptyState } from '@mips/ui/empty-state.tsx'
import { LinkButton } from '@mips/ui/button.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { paths } from '../platform/paths.ts'

export function NotHere() {
  return (
    <>
      <PageHeading>There is no page at this address</PageHeading>
      <EmptyState
        title="Check the address, or go on from here"
        actions={
          <>
            <LinkButton href={paths.search()}>Search</LinkButton>
            <LinkButton href={paths.home()} look="secondary">
              Home
            </LinkButton>
          </>
        }
      >
        <p>If a link brought you here, tell whoever sent it. Nothing that you typed elsewhere was lost.</p>
      </EmptyState>
    </>
  )
}
