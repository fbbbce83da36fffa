/** How solvable and how harmful: the reasons, the form, and filing where policy lets it be filed. */
import { investigation } from '@mips/contracts/investigation'
import { solvabilityFactors } from '@mips/domain/investigation/allocation'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { ActLine, ActTick, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { topicApi } from '../../platform/topic-api.ts'
import type { DeskPart } from './desk.page.tsx'
import { refreshesDesk } from './investigation.api.ts'

export function AssessmentCard({ page }: DeskPart) {
  const { assessment } = page
  const isAllocated = assessment.suggestion === 'ALLOCATE'
  return (
    <Card title="Solvability and harm">
      <p>
        Solvability <strong>{assessment.solvability}</strong>, harm <strong>{assessment.harm}</strong>, level{' '}
        <strong>{assessment.levelNeeded}</strong>{' '}
        <Tag tone={isAllocated ? 'info' : 'neutral'}>{isAllocated ? 'To be allocated' : 'May be filed'}</Tag>{' '}
        <span className="mips-muted mips-small">{assessment.rule}</span>
      </p>
      {assessment.reasons.length === 0 ? (
        <p>Nothing speaks for it yet.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {assessment.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {assessment.assessedAt === null ? (
        <p>Nobody has assessed it yet.</p>
      ) : (
        <p className="mips-muted mips-small">
          {assessment.assessedBy === null ? '' : `${formatOfficer(assessment.assessedBy)}, `}
          {formatDateTimeZone(assessment.assessedAt)}
        </p>
      )}
      {page.may.assess.allowed ? <AssessForm key={page.version} page={page} /> : null}
      {page.may.file.allowed ? <FileForm page={page} /> : null}
    </Card>
  )
}

type Values = Record<(typeof solvabilityFactors)[number]['code'], string> & { isVulnerable: boolean }

function AssessForm({ page }: DeskPart) {
  const { factors, carried, isVulnerable, assessedAt } = page.assessment
  const known = assessedAt === null ? carried : factors
  const form = useActForm({
    schema: onForm(
      ({ isVulnerable: vulnerable, ...evidence }: Values) => ({
        isVulnerable: vulnerable,
        factors: solvabilityFactors.flatMap(({ code }) => {
          const words = given(evidence[code])
          return words === undefined ? [] : [{ factor: code, evidence: words }]
        }),
      }),
      investigation.routes.assess.body,
    ),
    defaults: {
      ...Object.fromEntries(
        solvabilityFactors.map(({ code }) => [
          code,
          known.find(({ factor }) => factor === code)?.evidence ?? '',
        ]),
      ),
      isVulnerable,
    } as Values,
    draft: { key: `investigation.assess:${page.id}` },
    act: useAct(topicApi.investigation.assess.mutation(), { refreshes: refreshesDesk, said: 'Assessed' }),
    toInput: (body) => ({ params: { crimeId: page.id }, body, version: page.version }),
  })
  return (
    <Details summary={assessedAt === null ? 'Assess it' : 'Assess it again'}>
      <p>Write what there is; what is empty counts nothing. Harm is read off the crime.</p>
      <ActFormFrame form={form} submitWords="Keep the assessment">
        <div className="mips-investigation__factors">
          {solvabilityFactors.map(({ code, label, points }) => (
            <ActLine
              key={code}
              form={form}
              name={code}
              label={points === 1 ? label : `${label} (${points})`}
              need="optional"
            />
          ))}
        </div>
        <ActTick form={form} name="isVulnerable" label="A victim is vulnerable" />
      </ActFormFrame>
    </Details>
  )
}

function FileForm({ page }: DeskPart) {
  const bar = page.assessment.mayFile.find(({ severity }) => severity === 'BLOCK')
  const warnings = page.assessment.mayFile.filter(({ severity }) => severity === 'WARN')
  const form = useActForm({
    schema: investigation.routes.file.body,
    defaults: { reason: '', isVictimTold: false },
    act: useAct(topicApi.investigation.file.mutation(), { refreshes: refreshesDesk, said: 'Filed' }),
    toInput: (body) => ({ params: { crimeId: page.id }, body, version: page.version }),
  })
  if (bar !== undefined)
    return (
      <p>
        {bar.message} <span className="mips-muted">({bar.rule})</span>
      </p>
    )
  return (
    <Details summary="File it without enquiries">
      {warnings.map(({ rule, message }) => (
        <p key={rule}>
          {message} <span className="mips-muted">({rule})</span>
        </p>
      ))}
      <ActFormFrame form={form} submitWords="File it" look="warning">
        <ActWords form={form} name="reason" label="Why nothing more is done" />
        <ActTick form={form} name="isVictimTold" label="The victim was told, with an offer of support" />
      </ActFormFrame>
    </Details>
  )
}
