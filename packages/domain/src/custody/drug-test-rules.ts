/** The trigger offences of a drug test as dated configuration, each with its mark (PACE s.63B; CJCSA 2000 Schedule 6). */
import { inForce, type RuleRow } from './rules-table.ts'

type Trigger = { code: string; label: string }

/** [R] To be signed off by a custody inspector: recalled, and changed by commencement of later Acts. */
export const drugTestTriggersTable: [RuleRow<readonly Trigger[]>, ...RuleRow<readonly Trigger[]>[]] = [
  {
    value: [
      { code: 'THEFT', label: 'Theft, or an attempt' },
      { code: 'ROBBERY', label: 'Robbery, or an attempt' },
      { code: 'BURGLARY', label: 'Burglary, or an attempt' },
      { code: 'AGGRAVATED_BURGLARY', label: 'Aggravated burglary' },
      { code: 'TAKING_VEHICLE', label: 'Taking a vehicle' },
      { code: 'AGGRAVATED_TAKING', label: 'Aggravated vehicle taking' },
      { code: 'HANDLING', label: 'Handling stolen goods, or an attempt' },
      { code: 'GOING_EQUIPPED', label: 'Going equipped' },
      { code: 'FRAUD', label: 'Fraud, or an attempt' },
      { code: 'DRUGS_POSSESSION', label: 'Possession of a specified Class A drug' },
      { code: 'DRUGS_SUPPLY', label: 'Producing or supplying a specified Class A drug' },
      { code: 'BEGGING', label: 'Begging' },
    ],
    from: '2005-12-01',
    rule: '12.13',
    source: 'Criminal Justice and Court Services Act 2000 Schedule 6',
    mark: 'recalled',
  },
]

/** The trigger offences in force on a day (YYYY-MM-DD). */
export const drugTestTriggersOn = (day: string): readonly Trigger[] => inForce(drugTestTriggersTable, day)
