/** The care plan in force, the ones before it, and every change of level with by whom and why. */
import type { CarePage, CarePlan } from '@mips/contracts/custody-care-replies'
import { observationLevels } from '@mips/domain/custody/codes'
import { Details } from '@mips/ui/details.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'

const levelLabel = (code: string) => observationLevels.find((level) => level.code === code)?.label ?? code

export function PlanFacts({ page }: { page: CarePage }) {
  const [latest, ...older] = page.plans
  const { watch } = page
  return (
    <>
      {watch === null ? (
        <p>No level of observation is set.</p>
      ) : (
        <p>
          <strong>{levelLabel(watch.level)}</strong>: a check every {watch.everyMinutes} minutes
          {watch.mustRouse ? ', and rouse each time' : ''}
          {watch.watcher === null
            ? ''
            : `. Watched by ${watch.watcher}${watch.since === null ? '' : ` since ${formatDateTimeZone(watch.since)}`}`}
          .
        </p>
      )}
      {latest === undefined ? null : <Facts plan={latest} />}
      {older.length === 0 ? null : (
        <Details summary={older.length === 1 ? 'The plan before' : `${older.length} plans before`}>
          {older.map((plan) => (
            <section key={plan.id} aria-label={`Plan ${plan.version}`}>
              <h3 className="govuk-heading-s">
                Plan {plan.version}: {levelLabel(plan.level).toLowerCase()}
              </h3>
              <Facts plan={plan} />
            </section>
          ))}
        </Details>
      )}
    </>
  )
}

function Facts({ plan }: { plan: CarePlan }) {
  const rows = [
    { key: 'Why', value: plan.reason },
    {
      key: 'Decided',
      value: `${formatDateTimeZone(plan.decidedAt)}${plan.by === null ? '' : `, ${formatOfficer(plan.by)}`}`,
    },
    { key: 'Cell', value: plan.needsAntiLigature ? 'Without ligature points' : null },
    { key: 'Clothing', value: plan.clothing },
    { key: 'Food and allergies', value: plan.food },
    { key: 'Aids', value: plan.aids },
    { key: 'Religion', value: plan.religion },
    { key: 'Staff', value: plan.staffSex },
    { key: "Women's needs", value: plan.womensNeeds },
    { key: 'Notes', value: plan.notes },
    { key: 'Entered late', value: plan.lateReason },
  ]
  return <SummaryList rows={rows.flatMap(({ key, value }) => (value ? [{ key, value }] : []))} />
}

export function LevelHistory({ page }: { page: CarePage }) {
  if (page.levels.length === 0) return null
  return (
    <Details summary={`Changes of the level: ${page.levels.length}`}>
      <ul className="govuk-list">
        {page.levels.map((change) => (
          <li key={`${change.at} ${change.to}`}>
            {formatDateTimeZone(change.at)}: {change.from === null ? 'none' : `level ${change.from}`} to level{' '}
            {change.to}. {change.text} <span className="mips-muted">{change.by}</span>
          </li>
        ))}
      </ul>
    </Details>
  )
}
