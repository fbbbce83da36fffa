/** From when newer offences are in force, so that none is recorded for a day before it was made (CR-13). */

/** First days recalled from the commencement of each Act; `code` is a CJS code or its beginning. Loaded dates go first. */
export const offenceStarts: readonly { code: string; from: string; until?: string; source: string }[] = [
  { code: 'SX03', from: '2004-05-01', source: 'Sexual Offences Act 2003' },
  { code: 'FA06', from: '2007-01-15', source: 'Fraud Act 2006' },
  { code: 'PC53003', from: '2012-12-03', source: 'LASPO 2012 s.142: threats with an offensive weapon' },
  { code: 'CJ88154', from: '2012-12-03', source: 'LASPO 2012 s.142: threats with a blade' },
  { code: 'PH97006', from: '2012-11-25', source: 'Protection of Freedoms Act 2012 s.111: stalking' },
  { code: 'PH97010', from: '2012-11-25', source: 'Protection of Freedoms Act 2012 s.111: stalking' },
  { code: 'PH97011', from: '2012-11-25', source: 'Protection of Freedoms Act 2012 s.111: stalking' },
  { code: 'MS15', from: '2015-07-31', source: 'Modern Slavery Act 2015' },
  { code: 'SC15004', from: '2015-12-29', source: 'Serious Crime Act 2015 s.76: coercive behaviour' },
  { code: 'SX03224', from: '2017-04-03', source: 'Serious Crime Act 2015 s.67: sexual communication' },
  { code: 'CJ88160', from: '2018-11-13', source: 'Assaults on Emergency Workers (Offences) Act 2018' },
  { code: 'SE20', from: '2020-12-01', source: 'Sentencing Act 2020' },
  { code: 'SC15005', from: '2022-06-07', source: 'Domestic Abuse Act 2021 s.70: strangulation' },
  { code: 'PS22', from: '2022-06-28', source: 'Police, Crime, Sentencing and Courts Act 2022' },
  { code: 'OS23', from: '2024-01-31', source: 'Online Safety Act 2023 Part 10' },
  { code: 'SX03249', from: '2024-01-31', source: 'Online Safety Act 2023 s.188: intimate images' },
]

export interface InForce {
  from?: string
  until?: string
}

/** The days between which an offence is in force; empty where neither the list loaded nor this table knows them. */
export function offenceInForce(code: string, loaded: InForce = {}): InForce {
  const row = offenceStarts
    .filter((one) => code.startsWith(one.code))
    .reduce<(typeof offenceStarts)[number] | undefined>(
      (closest, one) => (closest !== undefined && closest.code.length > one.code.length ? closest : one),
      undefined,
    )
  const [from, until] = [loaded.from ?? row?.from, loaded.until ?? row?.until]
  return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }
}

/** Whether it is in force on a day (YYYY-MM-DD); true where nothing is known against it. */
export const isInForceOn = ({ from, until }: InForce, day: string): boolean =>
  (from === undefined || from <= day) && (until === undefined || day <= until)
