import { Button } from '@mips/ui/button.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { topicApi } from '../../platform/topic-api.ts'
import { goTo } from '../../platform/go-to.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { PersonBox } from '../../platform/person-box.tsx'
import { Shown } from '../../platform/problem.tsx'
import { ComparisonView } from './comparison-view.tsx'

/** Any two people side by side; the second is chosen first when the address does not name them. */
export function ComparePage() {
  usePageTitle('Compare two people')
  const { nominalId } = useParams({ from: '/nominals/$nominalId/compare' })
  const { with: otherNominalId } = useSearch({ from: '/nominals/$nominalId/compare' })
  return otherNominalId === undefined ? (
    <ChooseOther nominalId={nominalId} />
  ) : (
    <Compared nominalId={nominalId} otherNominalId={otherNominalId} />
  )
}

function ChooseOther({ nominalId }: { nominalId: string }) {
  const [other, setOther] = useState<string | null>(null)
  const [isAsked, setIsAsked] = useState(false)
  return (
    <div className="mips-stack">
      <PageHeading>Compare with another person</PageHeading>
      <p className="mips-no-print">
        <Link href={paths.nominal(nominalId)}>Back to the person</Link>
      </p>
      <form
        noValidate
        className="mips-stack"
        onSubmit={(event) => {
          event.preventDefault()
          setIsAsked(true)
          if (other !== null) goTo(paths.comparePeople(nominalId, other))
        }}
      >
        <PersonBox
          label="The other person"
          name="other"
          exceptId={nominalId}
          error={isAsked && other === null ? 'Choose the other person from the list' : undefined}
          onChoose={setOther}
        />
        <div className="mips-button-group">
          <Button type="submit">Compare</Button>
        </div>
      </form>
    </div>
  )
}

function Compared({ nominalId, otherNominalId }: { nominalId: string; otherNominalId: string }) {
  const query = useQuery({
    ...topicApi.identity.compare.query({ params: { nominalId }, body: { otherNominalId } }),
    staleTime: 0,
  })
  return (
    <Shown query={query} words="Comparing the two…" headingLevel={1}>
      {(found) => (
        <ComparisonView
          key={`${nominalId} ${otherNominalId}`}
          comparison={found}
          onDone={(done) => goTo(paths.nominal(done.nominalId))}
        />
      )}
    </Shown>
  )
}
