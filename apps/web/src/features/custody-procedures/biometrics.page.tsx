import type { StayFacts } from '@mips/contracts/custody-procedure-parts'
import { Button } from '@mips/ui/button.tsx'
import { drugTestResults } from '@mips/domain/custody/procedure-codes'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useParams } from '@tanstack/react-router'
import { useAct } from '../../platform/act.ts'
import { ActPicker } from '../../platform/act-picker.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { formatDateTimeZone } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { StayFrame } from '../../platform/stay-frame.tsx'
import { IdProcedureForm, TakingForm } from './biometrics-forms.tsx'
import { refreshesStay } from '../../platform/stay.ts'
import { useBiometrics } from './custody-procedures.api.ts'
import { ResultForm } from './later-forms.tsx'
import { Kept, Left, mayRecord, Problems } from './procedure-parts.tsx'

const nothing = () => undefined

/** Prints, samples, photographs, drug tests and identification, with the arrest/summons number that they go under. */
export function BiometricsPage() {
  const { recordId } = useParams({ from: '/custody/$recordId/biometrics' })
  const biometrics = useBiometrics(recordId)
  return (
    <StayFrame recordId={recordId} topic="biometrics">
      {() => (
        <Shown query={biometrics} words="Reading prints and samples…" headingLevel={2}>
          {(page) => (
            <>
              <Left left={page.left} />
              <Numbers stay={page.stay} identifiers={page.identifiers} />
              <ActPicker
                title="Record"
                acts={[
                  {
                    key: 'taking',
                    label: 'Prints, sample, photograph or test',
                    may: mayRecord(page.stay),
                    form: (close) => <TakingForm stay={page.stay} triggers={page.triggers} onDone={close} />,
                  },
                  {
                    key: 'identification',
                    label: 'Identification procedure',
                    may: mayRecord(page.stay),
                    form: (close) => <IdProcedureForm stay={page.stay} onDone={close} />,
                  },
                ]}
              />
              <Card title="Taken">
                {page.takings.length === 0 ? <p>Nothing has been taken.</p> : null}
                {page.takings.map((taking) => (
                  <section key={taking.rootId} aria-label={taking.kindLabel}>
                    <p>
                      <strong>{taking.kindLabel}</strong> ({taking.power}), {formatDateTimeZone(taking.at)}{' '}
                      <Tag tone={taking.facts.outcome === 'TAKEN' ? 'good' : 'caution'}>
                        {taking.facts.outcome === 'TAKEN' ? 'Taken' : taking.facts.outcome.toLowerCase()}
                      </Tag>{' '}
                      {[
                        taking.facts.barcode,
                        taking.facts.reference,
                        drugTestResults.find(({ code }) => code === taking.facts.result)?.label,
                        taking.facts.searchResult,
                      ]
                        .filter(Boolean)
                        .join(', ')}
                    </p>
                    <Kept row={taking} />
                    {page.stay.mayRecord && taking.facts.outcome === 'TAKEN' ? (
                      <Details summary="Record the result">
                        <ResultForm key={taking.id} stay={page.stay} taking={taking} />
                      </Details>
                    ) : null}
                  </section>
                ))}
                {page.held.length === 0 ? null : (
                  <>
                    <h3 className="govuk-heading-s">Held from earlier stays</h3>
                    <ul className="govuk-list">
                      {page.held.map(({ kindLabel, at, reference, custody }) => (
                        <li key={`${custody.id} ${at} ${kindLabel}`}>
                          {kindLabel}, {formatDateTimeZone(at)} {reference ?? ''}{' '}
                          <Link href={paths.custody(custody.id)}>{custody.custodyNumber}</Link>
                        </li>
                      ))}
                    </ul>
                  </>
                )}
              </Card>
              <Card title="Identification procedures">
                {page.identifications.length === 0 ? <p>None is recorded.</p> : null}
                {page.identifications.map((procedure) => (
                  <section key={procedure.rootId} aria-label={procedure.kindLabel}>
                    <p>
                      <strong>{procedure.kindLabel}</strong> {procedure.state.toLowerCase()}
                      {procedure.facts.heldAt === undefined
                        ? ''
                        : `, ${formatDateTimeZone(procedure.facts.heldAt)}`}
                    </p>
                    {procedure.state === 'DONE' ? null : <Problems problems={procedure.problems} />}
                    <Kept row={procedure} />
                    {page.stay.mayRecord ? (
                      <Details
                        summary={
                          procedure.state === 'DONE'
                            ? 'Put this identification right'
                            : 'Go on with this identification'
                        }
                      >
                        <IdProcedureForm
                          key={procedure.id}
                          stay={page.stay}
                          before={procedure}
                          onDone={nothing}
                        />
                      </Details>
                    ) : null}
                  </section>
                ))}
              </Card>
            </>
          )}
        </Shown>
      )}
    </StayFrame>
  )
}

/** The number in both forms, and the file for the fingerprint terminal that carries it. */
function Numbers({ stay, identifiers }: { stay: StayFacts; identifiers: { type: string; value: string }[] }) {
  const make = useAct(topicApi.custodyProcedures.makeAsn.mutation(), {
    refreshes: refreshesStay,
    said: ({ short }) => `Number ${short}`,
    tellsErrors: true,
  })
  const send = useAct(topicApi.custodyProcedures.makeLivescanFile.mutation(), {
    refreshes: refreshesStay,
    said: 'The file is made',
    tellsErrors: true,
    onDone: ({ fileName, mediaType, content }) => {
      const address = URL.createObjectURL(new Blob([content], { type: mediaType }))
      const anchor = document.createElement('a')
      Object.assign(anchor, { href: address, download: fileName })
      anchor.click()
      URL.revokeObjectURL(address)
    },
  })
  const params = { recordId: stay.id }
  return (
    <Card title="Arrest/summons number">
      {stay.asn === null ? (
        <p>No number is made yet.</p>
      ) : (
        <SummaryList
          rows={[
            { key: 'PNC form', value: stay.asn.short },
            { key: 'CJS form', value: stay.asn.long },
            ...identifiers.map(({ type, value }) => ({ key: type, value })),
          ]}
        />
      )}
      {!stay.mayRecord || stay.arrest === null ? null : (
        <div className="mips-row">
          {stay.asn === null ? (
            <Button isBusy={make.isBusy} onClick={() => void make.run({ params, body: {} })}>
              Make the number
            </Button>
          ) : (
            <Button
              look="secondary"
              isBusy={send.isBusy}
              onClick={() => void send.run({ params, body: { terminal: 'Livescan terminal of the suite' } })}
            >
              Make the Livescan file
            </Button>
          )}
        </div>
      )}
    </Card>
  )
}
