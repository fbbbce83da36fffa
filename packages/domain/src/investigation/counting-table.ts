/** The order of principal crimes as dated rows: the gravest first (counting rules, Annex C; recalled, for the registrar). */
import { inForce, type RuleRow } from '../custody/rules-table.ts'

const before2023: readonly (readonly string[])[] = [
  ['001/*'],
  ['004/*'],
  ['002/*'],
  ['019/*'],
  ['020/03', '020/04', '017/13', '017/14'],
  ['005/01', '005/14'],
  ['099/25', '036/08'],
  ['036/01', '036/03'],
  ['020/*', '017/*', '021/*', '022/*'],
  ['034/*'],
  ['029/*', '031/*'],
  ['028/01', '028/02'],
  ['056/01'],
  ['008/01', '008/59', '008/77'],
  ['028/*'],
  ['008/06', '008/60', '008/73'],
  ['003/01'],
  ['056/*'],
  ['030/*'],
  ['105/*', '104/23', '008/57'],
  ['008/67', '008/65', '008/66', '195/12', '008/30', '195/94'],
  ['037/*', '048/*'],
  ['039/*', '040/*', '041/*', '044/*', '045/*', '046/*', '049/*'],
  ['058/*', '149/*'],
  ['066/*', '125/*'],
]

/** Since May 2023 stalking, harassment and coercive behaviour are the principal crime over their lesser components. */
const conduct = ['008/67', '008/65', '008/66', '195/12', '008/30', '195/94']
const since2023: readonly (readonly string[])[] = before2023
  .filter((classes) => !classes.includes('008/67'))
  .flatMap((classes) => (classes.includes('008/06') ? [conduct, classes] : [classes]))

export const principalCrimeTable: readonly [Row, ...Row[]] = [
  { value: before2023, from: '2002-04-01', rule: 'CT-3', source: 'Counting rules Annex C', mark: 'recalled' },
  {
    value: since2023,
    from: '2023-05-01',
    rule: 'CT-4',
    source: 'Conduct crimes recorded as the principal crime',
    mark: 'recalled',
  },
]

type Row = RuleRow<readonly (readonly string[])[]>

/** The order in force on a day (YYYY-MM-DD): each place holds classes of one gravity. */
export const principalOrderOn = (day: string): readonly (readonly string[])[] =>
  inForce(principalCrimeTable, day)
