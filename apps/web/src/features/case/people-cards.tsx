/** The people of a case with their offences, and the exhibits: read from the records that keep them, with the few answers that the case alone keeps. */
import type { CasePage } from '@mips/contracts/case-parts'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDate } from '../../platform/format.ts'
import { rightNow } from '../../platform/form-times.ts'
import { paths } from '../../platform/paths.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCase, useIsChanging } from './case.api.ts'
import { DaysForm, InterviewForm, WitnessForm, WitnessPerson } from './people-forms.tsx'

type Props = { page: CasePage }
type Defendant = CasePage['defendants'][number]
type Line = Defendant['lines'][number]

export function PeopleCards({ page }: Props) {
  return (
    <section id="people" className="mips-stack">
      {page.defendants.map((defendant) => (
        <DefendantCard key={defendant.id} page={page} defendant={defendant} />
      ))}
      <Victims page={page} />
      <Witnesses page={page} />
      <Exhibits page={page} />
    </section>
  )
}

const lineColumns: Column<Line>[] = [
  { key: 'no', header: 'No.', cell: ({ sequence }) => sequence },
  { key: 'offence', header: 'Offence', isRowHeader: true, cell: ({ code, title }) => `${code} ${title}` },
  { key: 'wording', header: 'Charge', cell: ({ wording }) => wording },
  {
    key: 'days',
    header: 'When',
    cell: ({ start, end }) =>
      end === null ? formatDate(start) : `${formatDate(start)} to ${formatDate(end)}`,
  },
  { key: 'state', header: 'State', cell: ({ state }) => state.label },
]

function DefendantCard({ page, defendant }: Props & { defendant: Defendant }) {
  const { name, nominalId, custody, facts } = defendant
  const mayBuild = page.may.build?.allowed === true
  return (
    <Card title={`Defendant: ${name}`}>
      <SummaryList
        rows={[
          {
            key: 'Person',
            value: nominalId === null ? name : <Link href={paths.nominal(nominalId)}>{name}</Link>,
          },
          { key: 'Born', value: defendant.dateOfBirth === null ? null : formatDate(defendant.dateOfBirth) },
          { key: 'Arrest summons number', value: defendant.asn },
          {
            key: 'Custody record',
            value: custody === null ? null : <Link href={paths.custody(custody.id)}>{custody.number}</Link>,
          },
          { key: 'Remand', value: [defendant.remand.label, ...defendant.conditions].join('; ') },
          {
            key: 'National computer',
            value: facts.print?.on === undefined ? 'No print yet' : `Printed ${formatDate(facts.print.on)}`,
          },
        ]}
      />
      <DataTable
        caption={`Offences of ${name}`}
        captionHidden
        columns={lineColumns}
        rows={defendant.lines}
        rowKey={({ id }) => id}
        empty={<p>You may see no offence of this defendant.</p>}
      />
      {mayBuild ? (
        <>
          <PrintButton page={page} defendant={defendant} />
          <Details summary="Interview">
            <InterviewForm key={page.version} page={page} defendant={defendant} />
          </Details>
          {defendant.lines.map((line) => (
            <Details key={line.id} summary={`Put right when offence ${line.sequence} was committed`}>
              <DaysForm key={page.version} page={page} line={line} />
            </Details>
          ))}
        </>
      ) : null}
    </Card>
  )
}

/** The print shows the offences of the charge: one press, and they are compared from then on. */
function PrintButton({ page, defendant }: Props & { defendant: Defendant }) {
  const act = useAct(topicApi.prosecutionCase.setPerson.mutation(), {
    refreshes: refreshesCase,
    said: 'Print kept',
    tellsErrors: true,
  })
  const isChanging = useIsChanging()
  return (
    <p className="mips-no-print">
      <Button
        look="secondary"
        isBusy={isChanging}
        onClick={() =>
          void act.run({
            params: { caseId: page.id, personId: defendant.id },
            body: { part: 'DEFENDANT', facts: { print: { on: rightNow().date, offences: 'SAME' } } },
            version: page.version,
          })
        }
      >
        The print of today has these offences
        <span className="govuk-visually-hidden"> of {defendant.name}</span>
      </Button>
    </p>
  )
}

function Victims({ page: { victims } }: Props) {
  return (
    <Card title={`Victims (${victims.length})`}>
      {victims.length === 0 ? (
        <p className="mips-muted">Nobody is named as harmed by these offences.</p>
      ) : null}
      <ul className="govuk-list" aria-label="Victims">
        {victims.map(({ id, name, nominalId, statement, needs }) => (
          <li key={id}>
            {nominalId === null ? name : <Link href={paths.nominal(nominalId)}>{name}</Link>}{' '}
            <span className="mips-muted mips-small">
              {[
                statement === null
                  ? 'personal statement not offered'
                  : `personal statement ${statement.toLowerCase()}`,
                needs === null ? 'needs not asked' : `needs: ${needs}`,
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Witnesses({ page }: Props) {
  const { witnesses, may, id, version } = page
  const act = useAct(topicApi.prosecutionCase.setPerson.mutation(), {
    refreshes: refreshesCase,
    said: 'Kept',
    tellsErrors: true,
  })
  const isChanging = useIsChanging()
  const mayBuild = may.build?.allowed === true
  return (
    <Card title={`Witnesses (${witnesses.length})`}>
      <ul className="govuk-list" aria-label="Witnesses">
        {witnesses.map((witness) => (
          <li key={witness.id}>
            {witness.nominalId === null ? (
              witness.name
            ) : (
              <Link href={paths.nominal(witness.nominalId)}>{witness.name}</Link>
            )}{' '}
            {witness.facts.isListed === true ? <Tag tone="info">On the witness list</Tag> : null}
            {witness.kind === 'POLICE' && (witness.facts.misconduct ?? null) === null && mayBuild ? (
              <Button
                look="secondary"
                size="small"
                isBusy={isChanging}
                onClick={() =>
                  void act.run({
                    params: { caseId: id, personId: witness.id },
                    body: { part: 'WITNESS', facts: { misconduct: 'NIL' } },
                    version,
                  })
                }
              >
                Nil return of misconduct<span className="govuk-visually-hidden"> of {witness.name}</span>
              </Button>
            ) : null}
            {witness.kind === 'POLICE' && witness.facts.misconduct === 'NIL' ? (
              <span className="mips-muted mips-small"> nil return of misconduct</span>
            ) : null}
            {mayBuild ? (
              <Details summary={`What the file needs of ${witness.name}`}>
                <WitnessForm key={version} page={page} witness={witness} />
              </Details>
            ) : null}
          </li>
        ))}
      </ul>
      {mayBuild ? (
        <Details summary="Add a witness">
          <WitnessPerson key={version} page={page} />
        </Details>
      ) : null}
    </Card>
  )
}

function Exhibits({ page }: Props) {
  const { exhibits, may, id, version } = page
  const add = useAct(topicApi.prosecutionCase.addExhibit.mutation(), {
    refreshes: refreshesCase,
    said: 'On the list of exhibits',
    tellsErrors: true,
  })
  const remove = useAct(topicApi.prosecutionCase.removeExhibit.mutation(), {
    refreshes: refreshesCase,
    said: 'Taken off the list',
    tellsErrors: true,
  })
  const isChanging = useIsChanging()
  return (
    <section id="exhibits">
      <Card
        title={`Exhibits (${exhibits.filter(({ isRelied }) => isRelied).length} of ${exhibits.length} relied on)`}
      >
        {exhibits.length === 0 ? <p className="mips-muted">Nothing was seized for these offences.</p> : null}
        <ul className="govuk-list" aria-label="Exhibits">
          {exhibits.map(({ id: exhibitId, reference, description, isRelied }) => (
            <li key={exhibitId}>
              <Link href={paths.exhibit(exhibitId)}>{reference}</Link> {description}{' '}
              {isRelied ? <Tag tone="good">Relied on</Tag> : null}
              {may.build?.allowed === true && !isRelied ? (
                <Button
                  look="secondary"
                  size="small"
                  isBusy={isChanging}
                  onClick={() => void add.run({ params: { caseId: id }, body: { exhibitId }, version })}
                >
                  Rely on it<span className="govuk-visually-hidden">: {reference}</span>
                </Button>
              ) : null}
              {may.build?.allowed === true && isRelied ? (
                <Button
                  look="link"
                  size="small"
                  isBusy={isChanging}
                  onClick={() =>
                    void remove.run({
                      params: { caseId: id, exhibitId },
                      body: { reason: 'The prosecution does not rely on it' },
                      version,
                    })
                  }
                >
                  Do not rely on it<span className="govuk-visually-hidden">: {reference}</span>
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </Card>
    </section>
  )
}
