/** The words in which a witness says how somebody looks, each with the code of its list; recalled from practice. */

export const sexWords: Readonly<Record<string, 'M' | 'F'>> = {
  man: 'M',
  male: 'M',
  bloke: 'M',
  lad: 'M',
  guy: 'M',
  boy: 'M',
  gentleman: 'M',
  woman: 'F',
  female: 'F',
  lady: 'F',
  girl: 'F',
}

/** Said alone, or before “build”. */
export const buildWords: Readonly<Record<string, string>> = {
  slim: 'SLIM',
  thin: 'SLIM',
  skinny: 'SLIM',
  slender: 'SLIM',
  athletic: 'ATHLETIC',
  muscular: 'ATHLETIC',
  stocky: 'STOCKY',
  overweight: 'HEAVY',
  fat: 'HEAVY',
}

/** Words of a build only before “build” or “built”: alone they are of other things. */
export const buildBefore: Readonly<Record<string, string>> = {
  ...buildWords,
  medium: 'PROPORTIONATE',
  average: 'PROPORTIONATE',
  proportionate: 'PROPORTIONATE',
  heavy: 'HEAVY',
  heavily: 'HEAVY',
  large: 'HEAVY',
  big: 'HEAVY',
}

/** Before “hair”; “dark” may be either. */
export const hairColourWords: Readonly<Record<string, readonly string[]>> = {
  'dark brown': ['DARK_BROWN'],
  'light brown': ['BROWN', 'FAIR'],
  black: ['BLACK'],
  dark: ['BLACK', 'DARK_BROWN'],
  brown: ['BROWN'],
  fair: ['FAIR'],
  blonde: ['BLONDE'],
  blond: ['BLONDE'],
  ginger: ['RED'],
  red: ['RED'],
  auburn: ['RED'],
  grey: ['GREY'],
  gray: ['GREY'],
  white: ['WHITE'],
  dyed: ['DYED'],
}

/** Before “hair”. */
export const hairStyleWords: Readonly<Record<string, string>> = {
  short: 'SHORT',
  long: 'LONG',
  curly: 'CURLY',
  shaved: 'SHAVED',
  receding: 'RECEDING',
  braided: 'BRAIDS',
  'collar length': 'COLLAR',
  'shoulder length': 'LONG',
}

/** Said alone. */
export const plainLooks: readonly (readonly [
  words: string,
  field: 'hairColour' | 'hairStyle' | 'facialHair',
  code: string,
])[] = [
  ['blonde', 'hairColour', 'BLONDE'],
  ['blond', 'hairColour', 'BLONDE'],
  ['ginger', 'hairColour', 'RED'],
  ['balding', 'hairStyle', 'RECEDING'],
  ['bald', 'hairStyle', 'BALD'],
  ['shaved head', 'hairStyle', 'SHAVED'],
  ['shaven head', 'hairStyle', 'SHAVED'],
  ['skinhead', 'hairStyle', 'SHAVED'],
  ['receding hairline', 'hairStyle', 'RECEDING'],
  ['dreadlocks', 'hairStyle', 'DREADLOCKS'],
  ['dreads', 'hairStyle', 'DREADLOCKS'],
  ['braids', 'hairStyle', 'BRAIDS'],
  ['cornrows', 'hairStyle', 'BRAIDS'],
  ['afro', 'hairStyle', 'AFRO'],
  ['mohican', 'hairStyle', 'MOHICAN'],
  ['ponytail', 'hairStyle', 'TIED_BACK'],
  ['clean shaven', 'facialHair', 'CLEAN_SHAVEN'],
  ['clean-shaven', 'facialHair', 'CLEAN_SHAVEN'],
  ['stubble', 'facialHair', 'STUBBLE'],
  ['moustache', 'facialHair', 'MOUSTACHE'],
  ['goatee', 'facialHair', 'GOATEE'],
  ['bearded', 'facialHair', 'BEARD'],
  ['beard', 'facialHair', 'BEARD'],
]

/** Before “eyes”. */
export const eyeWords: Readonly<Record<string, string>> = {
  blue: 'BLUE',
  green: 'GREEN',
  hazel: 'HAZEL',
  brown: 'BROWN',
  grey: 'GREY',
  gray: 'GREY',
}

export const markWordKinds: Readonly<Record<string, string>> = {
  tattoo: 'TATTOO',
  tattoos: 'TATTOO',
  tattooed: 'TATTOO',
  scar: 'SCAR',
  scars: 'SCAR',
  scarred: 'SCAR',
  birthmark: 'BIRTHMARK',
  piercing: 'PIERCING',
  piercings: 'PIERCING',
  pierced: 'PIERCING',
  missing: 'MISSING_PART',
}

/** Parts of the body as they are said; an arm may be any part of it, so that it says no site. */
export const siteWords: Readonly<Record<string, string | undefined>> = {
  head: 'HEAD',
  scalp: 'HEAD',
  face: 'FACE',
  cheek: 'FACE',
  chin: 'FACE',
  jaw: 'FACE',
  forehead: 'FACE',
  eye: 'EYE',
  eyebrow: 'EYE',
  eyelid: 'EYE',
  ear: 'EAR',
  nose: 'NOSE',
  mouth: 'MOUTH',
  lip: 'MOUTH',
  tooth: 'MOUTH',
  teeth: 'MOUTH',
  neck: 'NECK',
  throat: 'NECK',
  shoulder: 'SHOULDER',
  'upper arm': 'UPPER_ARM',
  bicep: 'UPPER_ARM',
  'lower arm': 'FOREARM',
  forearm: 'FOREARM',
  arm: undefined,
  wrist: 'WRIST',
  hand: 'HAND',
  finger: 'FINGER',
  thumb: 'FINGER',
  knuckle: 'FINGER',
  knuckles: 'FINGER',
  chest: 'CHEST',
  stomach: 'ABDOMEN',
  belly: 'ABDOMEN',
  abdomen: 'ABDOMEN',
  back: 'BACK',
  leg: 'LEG',
  thigh: 'LEG',
  shin: 'LEG',
  calf: 'LEG',
  knee: 'LEG',
  ankle: 'ANKLE',
  foot: 'FOOT',
}

/** Words between the others that say nothing by themselves. */
export const fillers = new Set(
  (
    'a an the and with who has had having his her their he she they on in at near by around about approx approximately roughly ' +
    'seen of from was is wearing build built height hair looks looking aged years old left right'
  ).split(' '),
)

/** Words of places that no mark shows. */
export const placeNouns = new Set(
  'road rd street st lane ln avenue ave close court drive crescent terrace gardens grove place row square view walk way mews rise estate park area town village station'.split(
    ' ',
  ),
)
/** How tall “tall” is turns on who is meant; centimetres. */
export const statures = {
  TALL: { M: [183, 220], F: [173, 210] },
  MEDIUM: { M: [170, 182], F: [158, 172] },
  SHORT: { M: [140, 169], F: [130, 157] },
} as const
