/** Meals: what was offered and what the 24 hours still lack; one press for each that is usual. */
import type { MedicationPage } from '@mips/contracts/custody-medication-replies'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Clock } from '@mips/ui/clock.tsx'
import { Details } from '@mips/ui/details.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { formatDateTimeZone } from '../../platform/format.ts'
import { serverNow } from '../../platform/server-clock.ts'
import { refreshesStay } from '../../platform/stay.ts'
import { MealForm } from './meal-form.tsx'
import type { May } from './medicines.tsx'

const usual = [
  { size: 'LIGHT', outcome: 'ACCEPTED', words: 'Light meal taken' },
  { size: 'LIGHT', outcome: 'REFUSED', words: 'Light meal refused' },
  { size: 'MAIN', outcome: 'ACCEPTED', words: 'Main meal taken' },
  { size: 'MAIN', outcome: 'REFUSED', words: 'Main meal refused' },
] as const

export function Meals({ page, may }: { page: MedicationPage; may: May }) {
  const { mealState } = page
  const offer = useAct(topicApi.custodyCare.offerMeal.mutation(), {
    refreshes: refreshesStay,
    said: 'Meal recorded',
    tellsErrors: true,
  })
  const many = (size: string) => mealState.missing.filter((missing) => missing === size).length
  const lacks = [
    ...(many('MAIN') === 0 ? [] : ['a main meal']),
    ...(many('LIGHT') === 0 ? [] : [many('LIGHT') === 1 ? 'a light meal' : `${many('LIGHT')} light meals`]),
  ]
  return (
    <Card title="Meals">
      <p>
        In these 24 hours: {mealState.light} light, {mealState.main} main.{' '}
        {lacks.length === 0 ? 'Nothing is missing.' : `Still to offer: ${lacks.join(', ')}.`}{' '}
        {mealState.isBreach ? <strong>The 24 hours are over (TR-6).</strong> : null}{' '}
        {mealState.dueAt === null ? null : (
          <Clock label="Next meal" dueAt={mealState.dueAt} now={serverNow().toISOString()} withZone />
        )}
      </p>
      {may.enter ? (
        <div className="mips-row" role="group" aria-label="Offered now">
          {usual.map(({ size, outcome, words }) => (
            <Button
              key={words}
              look="secondary"
              isBusy={offer.isBusy}
              onClick={() =>
                void offer.run({
                  params: { recordId: page.id },
                  body: { offeredAt: serverNow().toISOString(), size, outcome },
                })
              }
            >
              {words}
            </Button>
          ))}
        </div>
      ) : null}
      {may.enter ? (
        <Details summary="Another time, or a special diet">
          <MealForm recordId={page.id} />
        </Details>
      ) : null}
      <ul className="govuk-list">
        {page.meals.map((meal) => (
          <li key={meal.id} className={meal.isCorrected ? 'mips-care__struck' : undefined}>
            {formatDateTimeZone(meal.at)}: {meal.text} <span className="mips-muted">{meal.by}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
