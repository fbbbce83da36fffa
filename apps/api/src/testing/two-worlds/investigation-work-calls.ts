/** Calls on crimes, victims, property, missing people and stops, each from the file that also hides such records. */
import {
  asbCase,
  crime,
  document,
  domesticAbuse,
  incidentClosing,
  investigation,
  mash,
  missing,
  investigationOutcome,
  property,
  propertyCare,
  protection,
  rightToKnow,
  stopSearch,
  victimCare,
} from '@mips/contracts'
import { of } from './call.ts'
import { asbCaseInputs } from './asb-case.ts'
import { crimeInputs, documentInputs } from './crime.ts'
import { incidentClosingInputs } from './incident-closing.ts'
import { investigationInputs } from './investigation.ts'
import { mashInputs } from './mash.ts'
import { missingInputs } from './missing.ts'
import { careInputs, outcomeInputs } from './outcomes.ts'
import { propertyCareInputs, propertyInputs } from './property.ts'
import { abuseInputs, applicationInputs, noticeInputs } from './safety.ts'
import { stopSearchInputs } from './stop-search.ts'

export const investigationWorkCalls = [
  ...of(crime)(crimeInputs),
  ...of(investigation)(investigationInputs),
  ...of(domesticAbuse)(abuseInputs),
  ...of(protection)(noticeInputs),
  ...of(rightToKnow)(applicationInputs),
  ...of(investigationOutcome)(outcomeInputs),
  ...of(victimCare)(careInputs),
  ...of(document)(documentInputs),
  ...of(asbCase)(asbCaseInputs),
  ...of(stopSearch)(stopSearchInputs),
  ...of(property)(propertyInputs),
  ...of(propertyCare)(propertyCareInputs),
  ...of(missing)(missingInputs),
  ...of(mash)(mashInputs),
  ...of(incidentClosing)(incidentClosingInputs),
]
