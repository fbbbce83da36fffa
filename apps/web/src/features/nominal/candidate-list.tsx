import type { PeopleSearchReply, PersonHit } from '@mips/contracts/nominal-terms'
import { Button } from '@mips/ui/button.tsx'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { paths } from '../../platform/paths.ts'
import { PersonHitCard } from '../../platform/person-hit.tsx'
import { CloserLook } from './closer-look.tsx'
import { DismissForm } from './dismiss-form.tsx'

export type Outcome = { kind: 'opened' } | { kind: 'dismissed'; reason: string }

type Props = {
  reply: PeopleSearchReply
  /** The words that choose a candidate; without them the record is opened by its link. */
  chooseWords: string | undefined
  isBusy: boolean
  onChoose: (nominalId: string) => Promise<void>
  /** What stands beneath the results, told how many likely matches are still to be considered. */
  children: (remaining: number) => ReactNode
}

/** Who was found, each to be chosen, looked at or dismissed with a reason; creating stands beneath. */
export function CandidateList({ reply, chooseWords, isBusy, onChoose, children }: Props) {
  const [outcomes, setOutcomes] = useState<Record<string, Outcome>>({})
  const settle = (nominalId: string, outcome: Outcome) =>
    setOutcomes((all) => ({ ...all, [nominalId]: outcome }))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const remaining = reply.hits.filter(
    (hit) => hit.mustBeConsidered && outcomes[hit.nominalId] === undefined,
  ).length
  return (
    <>
      <section aria-labelledby="found" className="mips-stack">
        <h2 id="found" ref={heading} tabIndex={-1} className="govuk-heading-m">
          {foundWords(reply)}
        </h2>
        {reply.hits.length === 0 ? <NobodyFound /> : null}
        <ol className="mips-hits">
          {reply.hits.map((hit) => (
            <li key={hit.nominalId}>
              <Candidate
                hit={hit}
                reply={reply}
                outcome={outcomes[hit.nominalId]}
                chooseWords={chooseWords}
                isBusy={isBusy}
                onChoose={onChoose}
                onOutcome={(outcome) => settle(hit.nominalId, outcome)}
              />
            </li>
          ))}
        </ol>
      </section>
      {children(remaining)}
    </>
  )
}

function foundWords({ hits, counts }: PeopleSearchReply): string {
  if (hits.length === 0) return 'Nobody found for these details'
  if (hits.length === 1)
    return counts.mustBeConsidered === 1 ? 'One likely match found' : 'One possible match found'
  return `${hits.length} people found${counts.mustBeConsidered === 0 ? '' : `, ${counts.mustBeConsidered} of them likely`}`
}

const NobodyFound = () => (
  <EmptyState title="No match on this store" headingLevel={3}>
    <p>
      The person may still be known to police: recorded under another name or date of birth, held elsewhere,
      or not open to you.
    </p>
  </EmptyState>
)

type CandidateProps = Omit<Props, 'children'> & {
  hit: PersonHit
  outcome: Outcome | undefined
  onOutcome: (outcome: Outcome) => void
}

function Candidate({ hit, reply, outcome, chooseWords, isBusy, onChoose, onOutcome }: CandidateProps) {
  const [shows, setShows] = useState<'nothing' | 'facts' | 'reasons'>('nothing')
  const params = { searchId: reply.searchId, nominalId: hit.nominalId }
  const open = useAct(api.nominal.openCandidate.mutation(), {
    tellsErrors: true,
    onDone: () => onOutcome({ kind: 'opened' }),
  })
  const dismiss = useAct(api.nominal.dismissCandidate.mutation(), { tellsErrors: true })
  const toggle = (view: 'facts' | 'reasons') => setShows((now) => (now === view ? 'nothing' : view))
  const lookCloser = () => {
    toggle('facts')
    if (outcome === undefined) void open.run({ params })
  }
  return (
    <PersonHitCard
      hit={hit}
      searchedAt={reply.searchedAt}
      name={<Link href={paths.nominal(hit.nominalId)}>{hit.displayName}</Link>}
      actions={
        <>
          {chooseWords === undefined ? null : (
            <Button size="small" isBusy={isBusy} onClick={() => void onChoose(hit.nominalId)}>
              {chooseWords}
              <span className="govuk-visually-hidden">: {hit.displayName}</span>
            </Button>
          )}
          <Button
            look="secondary"
            size="small"
            isBusy={open.isBusy}
            aria-expanded={shows === 'facts'}
            onClick={lookCloser}
          >
            Look closer<span className="govuk-visually-hidden"> at {hit.displayName}</span>
          </Button>
          {outcome?.kind === 'dismissed' ? null : (
            <Button
              look="secondary"
              size="small"
              aria-expanded={shows === 'reasons'}
              onClick={() => toggle('reasons')}
            >
              Not this person<span className="govuk-visually-hidden">: {hit.displayName}</span>
            </Button>
          )}
        </>
      }
    >
      <Standing outcome={outcome} isNeeded={hit.mustBeConsidered} />
      {shows === 'facts' ? <CloserLook nominalId={hit.nominalId} /> : null}
      {shows === 'reasons' ? (
        <DismissForm
          name={hit.displayName}
          isBusy={dismiss.isBusy}
          onDismiss={async (reason) => {
            if ((await dismiss.run({ params, body: { reason } })) === undefined) return
            onOutcome({ kind: 'dismissed', reason })
            setShows('nothing')
          }}
        />
      ) : null}
    </PersonHitCard>
  )
}

function Standing({ outcome, isNeeded }: { outcome: Outcome | undefined; isNeeded: boolean }) {
  if (outcome?.kind === 'dismissed')
    return (
      <p className="mips-hit__detail">
        <Tag tone="neutral">Not this person</Tag> {outcome.reason}
      </p>
    )
  if (outcome?.kind === 'opened')
    return (
      <p className="mips-hit__detail">
        <Tag tone="info">Looked at</Tag>
      </p>
    )
  return isNeeded ? (
    <p className="mips-hit__detail">
      <Tag tone="caution">To be considered before you create anybody</Tag>
    </p>
  ) : null
}
