import { codesNow } from '@mips/domain/codes/lists'
import type { ActForm } from '../../platform/act-form.tsx'
import { ActChoice, ActLine } from '../../platform/act-fields.tsx'
import { Can } from '../../platform/can.tsx'
import type { IntelligenceFields } from './submit-fields.ts'

/** For the unit: from which force the report was received, and its number there. */
export const ReceivedFrom = ({ form }: { form: ActForm<IntelligenceFields> }) => (
  <Can do="intelligence.entry.evaluate">
    <section aria-labelledby="received-heading" className="mips-stack">
      <h2 id="received-heading" className="govuk-heading-m">
        Was it received from another force?
      </h2>
      <p>That force stays its owner. Leave both empty for a report of this force.</p>
      <ActChoice
        form={form}
        name="receivedFrom.force"
        label="Force that owns it"
        list={codesNow('forces').filter(({ isChoosable }) => isChoosable)}
      />
      <ActLine form={form} name="receivedFrom.reference" label="Its number with that force" />
    </section>
  </Can>
)
