import type { ForceLine, SearchLine } from '@mips/contracts/custody-searches'
import type { StayFacts } from '@mips/contracts/custody-procedure-parts'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { fromInstant } from '@mips/ui/time-text.ts'
import { useParams } from '@tanstack/react-router'
import type { z } from 'zod'
import { ActPicker } from '../../platform/act-picker.tsx'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { todayAtNoTime } from '../../platform/form-times.ts'
import { Shown } from '../../platform/problem.tsx'
import { StayFrame } from '../../platform/stay-frame.tsx'
import { useSearches } from './custody-procedures.api.ts'
import { ForceFormOwn, NameForceForm } from './force-forms.tsx'
import { Kept, mayRecord, Problems } from './procedure-parts.tsx'
import { SearchForm } from './search-form.tsx'

const nothing = () => undefined

/** Searches of the person and the use of force. */
export function SearchesPage() {
  const { recordId } = useParams({ from: '/custody/$recordId/searches' })
  const searches = useSearches(recordId)
  return (
    <StayFrame recordId={recordId} topic="searches">
      {() => (
        <Shown query={searches} words="Reading the searches…" headingLevel={2}>
          {(page) => (
            <>
              <ActPicker
                title="Record"
                acts={[
                  {
                    key: 'search',
                    label: 'Search',
                    may: mayRecord(page.stay),
                    form: (close) => <SearchForm stay={page.stay} onDone={close} />,
                  },
                  {
                    key: 'force',
                    label: 'Use of force',
                    may: mayRecord(page.stay),
                    form: (close) => <NameForceForm stay={page.stay} onDone={close} />,
                  },
                ]}
              />
              <Card title="Searches">
                {page.searches.length === 0 ? <p>No search is recorded.</p> : null}
                {page.searches.map((search) => (
                  <Search key={search.rootId} stay={page.stay} search={search} />
                ))}
              </Card>
              <Card title="Use of force">
                {page.force.length === 0 ? <p>No use of force is recorded.</p> : null}
                {page.force.map((form) => (
                  <Force key={form.rootId} stay={page.stay} form={form} />
                ))}
              </Card>
            </>
          )}
        </Shown>
      )}
    </StayFrame>
  )
}

function Search({ stay, search }: { stay: StayFacts; search: z.infer<typeof SearchLine> }) {
  const { facts } = search
  const isClosed = search.state === 'CLOSED'
  const people = facts.present.map(({ name }) => name).join(', ')
  return (
    <section aria-label={search.kindLabel}>
      <h3 className="govuk-heading-s">
        {search.kindLabel}{' '}
        <Tag tone={isClosed ? 'good' : 'caution'}>{isClosed ? 'Closed' : 'Not finished'}</Tag>
      </h3>
      <p>
        {[
          facts.startedAt && formatDateTimeZone(facts.startedAt),
          facts.place,
          facts.ground,
          facts.authority && `Authority: ${formatOfficer(facts.authority.officer)}`,
          people && `Present: ${people}`,
          facts.found && `Found: ${facts.found}`,
        ]
          .filter(Boolean)
          .join('. ')}
      </p>
      {isClosed ? null : <Problems problems={search.problems} />}
      <Kept row={search} />
      {!stay.mayRecord ? null : (
        <Details summary={isClosed ? 'Put this search right' : 'Go on with this search'}>
          <SearchForm
            key={search.id}
            stay={stay}
            previousId={search.id}
            isClosed={isClosed}
            authorityBefore={facts.authority}
            opening={{
              kind: search.kind,
              authority: facts.authority === undefined ? [] : [facts.authority.officer],
              ground: facts.ground ?? '',
              articleSought: facts.articleSought ?? '',
              place: facts.place ?? '',
              startedAt: facts.startedAt === undefined ? todayAtNoTime() : fromInstant(facts.startedAt),
              endedAt: facts.endedAt === undefined ? todayAtNoTime() : fromInstant(facts.endedAt),
              present: facts.present,
              isVulnerable: facts.isVulnerable ?? false,
              isAdultDeclined: facts.isAdultDeclined ?? false,
              isOutOfSight: facts.isOutOfSight ?? false,
              clothingRemoved: facts.clothingRemoved ?? '',
              urgency: facts.urgency ?? '',
              found: facts.found ?? '',
              writtenConsent: facts.writtenConsent ?? false,
              isEffectOfRefusalExplained: facts.isEffectOfRefusalExplained ?? false,
              isMedicalPremises: facts.isMedicalPremises ?? false,
              isClosed,
            }}
            onDone={nothing}
          />
        </Details>
      )}
    </section>
  )
}

function Force({ stay, form }: { stay: StayFacts; form: z.infer<typeof ForceLine> }) {
  const isGiven = form.state === 'GIVEN'
  return (
    <section aria-label={`Form of ${form.officer.displayName}`}>
      <h3 className="govuk-heading-s">
        {formatOfficer(form.officer)}{' '}
        <Tag tone={isGiven ? 'good' : 'caution'}>{isGiven ? 'Form given' : 'Form owed'}</Tag>
      </h3>
      <p>
        {form.phaseLabel}, {formatDateTimeZone(form.at)}, {form.place}
        {form.facts.outcome ? `. ${form.facts.outcome}` : ''}
      </p>
      <Kept row={form} />
      {form.isOwn && !isGiven ? (
        <Details summary="Give my form">
          <ForceFormOwn
            key={form.id}
            stay={stay}
            formId={form.rootId}
            previousId={form.id}
            onDone={nothing}
          />
        </Details>
      ) : null}
    </section>
  )
}
