import { LinkButton } from '@mips/ui/button.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Panel } from '@mips/ui/panel.tsx'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../platform/api.ts'
import { Can } from '../../platform/can.tsx'
import { IntelligenceNav } from '../../platform/intelligence-nav.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { SubmitForm, type Submitted } from './submit-form.tsx'

/** Writing an intelligence entry up; who may write may not always read, so the end is a receipt. */
export function SubmitPage() {
  usePageTitle('Intelligence entry')
  const { aboutId } = useSearch({ from: '/intelligence/new' })
  const [submitted, setSubmitted] = useState<Submitted>()
  return (
    <div className="mips-stack">
      {submitted === undefined ? (
        <>
          <PageHeading>Intelligence entry</PageHeading>
          <IntelligenceNav current={paths.newIntelligence()} />
          {aboutId === undefined ? (
            <SubmitForm key="none" onDone={setSubmitted} />
          ) : (
            <AboutForm key={aboutId} aboutId={aboutId} onDone={setSubmitted} />
          )}
        </>
      ) : (
        <Receipt submitted={submitted} />
      )}
    </div>
  )
}

/** The form on a record that it was opened from. */
function AboutForm({ aboutId, onDone }: { aboutId: string; onDone: (submitted: Submitted) => void }) {
  usePurposeFrom(aboutId, 'INTELLIGENCE')
  const about = useQuery({
    ...api.pole.getRecordRef.query({ params: { recordId: aboutId } }),
    staleTime: Infinity,
  })
  return (
    <Shown query={about} words="Looking up who this is about…">
      {(record) => <SubmitForm about={record} onDone={onDone} />}
    </Shown>
  )
}

function Receipt({ submitted }: { submitted: Submitted }) {
  return (
    <>
      <Panel title="Intelligence entry kept">
        {submitted.reference}, graded {submitted.printedGrades.join(', ')}
      </Panel>
      <div className="mips-button-group">
        <Can do="intelligence.entry.read">
          <LinkButton href={paths.intelligence(submitted.id)}>Open the entry</LinkButton>
        </Can>
        <LinkButton look="secondary" href={paths.ownIntelligence()}>
          My intelligence
        </LinkButton>
        <LinkButton look="secondary" href={paths.home()}>
          Home
        </LinkButton>
      </div>
    </>
  )
}
