/** A seeded town of invented people and the ways in which queries for them go wrong, for measuring recall. */
import type { MatchName, MatchTerms } from './match-terms.ts'
import { nicknameGroup } from './nicknames.ts'
import { dateVariants } from './date-variants.ts'
import { swapDayMonth } from '../time/day.ts'
import { fold } from './fold-name.ts'

export type InventedPerson = { id: string; names: MatchName[]; dob: string; sex: string }
export type Query = { kind: string; personId: string; terms: MatchTerms }

const FORENAMES =
  'daniel,michael,christopher,catherine,elizabeth,william,robert,margaret,joanne,stephen,marla,tobias,mohammed,' +
  'yusuf,fatima,aisha,imran,gurpreet,harpreet,jaswinder,oluwaseun,temitope,chidi,adaeze,piotr,krzysztof,katarzyna,' +
  'agnieszka,nguyen,linh,xiaoming,siobhan,niamh,declan,sian,rhys,catalina,joao,kwame,philippa'
const SYLLABLES_FIRST =
  'bran,thorn,wick,mar,hol,cal,pen,quil,strad,bel,har,cor,fen,lang,whit,red,ash,gos,tre,kel'
const SYLLABLES_LAST = 'dle,bury,well,ton,wick,more,ley,ford,hurst,combe,low,shaw,by,stead,mire'
const OTHER_SURNAMES =
  'hussain,begum,ahmed,patel,singh,kaur,khan,ali,okonkwo,adeyemi,mensah,kowalczyk,nowakowski,wisniewska,nguyen,' +
  'tran,wang,mcdonnock,macfarren,obrennick,odonnow,al hassani,van der brink,smythe jarrow,de silva,fernandes'

/** Numbers from 0 up to 1, the same every time for a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A town of so many people, about three in ten with a second name, names skewed as real ones are. */
export function inventTown(size: number, random: () => number): InventedPerson[] {
  const forenames = FORENAMES.split(',')
  const surnames = [...OTHER_SURNAMES.split(','), ...combine()]
  const skewed = (list: string[]) => list[Math.floor(random() ** 2 * list.length)] ?? ''
  return Array.from({ length: size }, (_, i) => {
    const [forename, surname] = [skewed(forenames), skewed(surnames)]
    const names: MatchName[] = [{ kind: 'primary', forename, middle: skewed(forenames), surname }]
    if (random() < 0.3) names.push({ kind: 'maiden', forename, middle: '', surname: skewed(surnames) })
    const day = Math.floor(random() * 18_000)
    const dob = new Date(Date.UTC(1955, 0, 1 + day)).toISOString().slice(0, 10)
    return { id: `person-${String(i).padStart(5, '0')}`, names, dob, sex: random() < 0.5 ? 'M' : 'F' }
  })
}

/** One query of each kind for a person; kinds that the person cannot have are left out. */
export function queriesFor(person: InventedPerson, random: () => number): Query[] {
  const [primary, other] = person.names
  const forename = primary?.forename ?? ''
  const surname = primary?.surname ?? ''
  const dob = (value: string) => ({ precision: 'day', value }) as const
  const date = dob(person.dob)
  const slip = () => mistype(surname, random)
  const swapped = swapDayMonth(person.dob)
  const slips = dateVariants(person.dob)
  const variant = dob(slips[Math.floor(random() * slips.length)] ?? person.dob)
  const nickname = nicknameGroup(forename)[0]
  const terms: Record<string, MatchTerms | undefined> = {
    exact: { forename, surname, dob: date },
    'surname misspelt': { forename, surname: slip(), dob: date },
    'forename misspelt': { forename: mistype(forename, random), surname, dob: date },
    'both misspelt': { forename: mistype(forename, random), surname: slip(), dob: date },
    'two slips in the surname': { forename, surname: mistype(slip(), random), dob: date },
    'other way round': { forename: surname, surname: forename, dob: date },
    'other way round, misspelt': { forename: slip(), surname: forename, dob: date },
    nickname: nickname ? { forename: nickname, surname, dob: date } : undefined,
    'nickname, surname misspelt': nickname ? { forename: nickname, surname: slip(), dob: date } : undefined,
    initial: { forename: forename.charAt(0), surname, dob: date },
    'date slip': { forename, surname, dob: variant },
    'day and month swapped': swapped ? { forename, surname, dob: dob(swapped) } : undefined,
    'date slip, surname misspelt': { forename, surname: slip(), dob: variant },
    'nickname, date slip': nickname ? { forename: nickname, surname, dob: variant } : undefined,
    'year only': { forename, surname, dob: { precision: 'year', value: person.dob.slice(0, 4) } },
    'year only, surname misspelt': {
      forename,
      surname: slip(),
      dob: { precision: 'year', value: person.dob.slice(0, 4) },
    },
    'partial surname': { forename, surname: surname.slice(0, 4), dob: date },
    'other surname': other ? { forename, surname: other.surname ?? '', dob: date } : undefined,
    'other surname misspelt': other
      ? { forename, surname: mistype(other.surname ?? '', random), dob: date }
      : undefined,
    'surname changed': { forename, surname: 'zelliphant', dob: date },
    'one half of a double surname': surname.includes(' ')
      ? { forename, surname: surname.split(' ').at(-1) ?? '', dob: date }
      : undefined,
  }
  return Object.entries(terms).flatMap(([kind, wanted]) =>
    wanted ? [{ kind, personId: person.id, terms: wanted }] : [],
  )
}

/** One letter left out, doubled, changed or swapped with the next, anywhere but the first. */
export function mistype(name: string, random: () => number): string {
  const folded = fold(name)
  const place = 1 + Math.floor(random() * Math.max(1, folded.length - 1))
  const [before, letter, after] = [folded.slice(0, place), folded.charAt(place), folded.slice(place + 1)]
  const slips = [
    before + after,
    before + letter + letter + after,
    `${before}e${after}`,
    before + after.charAt(0) + letter + after.slice(1),
  ]
  return slips[Math.floor(random() * slips.length)] ?? folded
}

function combine(): string[] {
  return SYLLABLES_FIRST.split(',').flatMap((first) => SYLLABLES_LAST.split(',').map((last) => first + last))
}
