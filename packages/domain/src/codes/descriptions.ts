/** What is said of how somebody looks: coded words that an officer or a witness uses; lists of the force, recalled from practice. */

export const builds = [
  { code: 'SLIM', label: 'Slim' },
  { code: 'PROPORTIONATE', label: 'Medium' },
  { code: 'ATHLETIC', label: 'Athletic' },
  { code: 'STOCKY', label: 'Stocky' },
  { code: 'HEAVY', label: 'Heavy' },
] as const

export const hairColours = [
  { code: 'BLACK', label: 'Black' },
  { code: 'DARK_BROWN', label: 'Dark brown' },
  { code: 'BROWN', label: 'Brown' },
  { code: 'FAIR', label: 'Fair' },
  { code: 'BLONDE', label: 'Blonde' },
  { code: 'RED', label: 'Red or ginger' },
  { code: 'GREY', label: 'Grey' },
  { code: 'WHITE', label: 'White' },
  { code: 'DYED', label: 'Dyed an unnatural colour' },
] as const

export const hairStyles = [
  { code: 'BALD', label: 'Bald' },
  { code: 'SHAVED', label: 'Shaved' },
  { code: 'RECEDING', label: 'Receding' },
  { code: 'SHORT', label: 'Short' },
  { code: 'COLLAR', label: 'Collar length' },
  { code: 'LONG', label: 'Long' },
  { code: 'CURLY', label: 'Curly' },
  { code: 'AFRO', label: 'Afro' },
  { code: 'BRAIDS', label: 'Braids or cornrows' },
  { code: 'DREADLOCKS', label: 'Dreadlocks' },
  { code: 'TIED_BACK', label: 'Tied back' },
  { code: 'MOHICAN', label: 'Mohican' },
] as const

export const facialHairs = [
  { code: 'CLEAN_SHAVEN', label: 'Clean shaven' },
  { code: 'STUBBLE', label: 'Stubble' },
  { code: 'MOUSTACHE', label: 'Moustache' },
  { code: 'GOATEE', label: 'Goatee' },
  { code: 'BEARD', label: 'Beard' },
] as const

export const eyeColours = [
  { code: 'BLUE', label: 'Blue' },
  { code: 'GREEN', label: 'Green' },
  { code: 'HAZEL', label: 'Hazel' },
  { code: 'BROWN', label: 'Brown' },
  { code: 'GREY', label: 'Grey' },
  { code: 'DIFFERENT', label: 'Each of another colour' },
] as const

export const markKinds = [
  { code: 'TATTOO', label: 'Tattoo' },
  { code: 'SCAR', label: 'Scar' },
  { code: 'BIRTHMARK', label: 'Birthmark' },
  { code: 'PIERCING', label: 'Piercing' },
  { code: 'MISSING_PART', label: 'Missing or lost part' },
  { code: 'OTHER_MARK', label: 'Other mark' },
] as const
export type MarkKind = (typeof markKinds)[number]['code']

/** `hasSides` where the body has two of it, so that left and right can be told. */
export const bodySites = [
  { code: 'HEAD', label: 'Head or scalp', hasSides: false },
  { code: 'FACE', label: 'Face', hasSides: true },
  { code: 'EYE', label: 'Eye or eyebrow', hasSides: true },
  { code: 'EAR', label: 'Ear', hasSides: true },
  { code: 'NOSE', label: 'Nose', hasSides: false },
  { code: 'MOUTH', label: 'Mouth or teeth', hasSides: false },
  { code: 'NECK', label: 'Neck', hasSides: true },
  { code: 'SHOULDER', label: 'Shoulder', hasSides: true },
  { code: 'UPPER_ARM', label: 'Upper arm', hasSides: true },
  { code: 'FOREARM', label: 'Forearm', hasSides: true },
  { code: 'WRIST', label: 'Wrist', hasSides: true },
  { code: 'HAND', label: 'Hand', hasSides: true },
  { code: 'FINGER', label: 'Finger or knuckle', hasSides: true },
  { code: 'CHEST', label: 'Chest', hasSides: true },
  { code: 'ABDOMEN', label: 'Abdomen', hasSides: false },
  { code: 'BACK', label: 'Back', hasSides: false },
  { code: 'LEG', label: 'Leg', hasSides: true },
  { code: 'ANKLE', label: 'Ankle', hasSides: true },
  { code: 'FOOT', label: 'Foot', hasSides: true },
] as const
export type BodySite = (typeof bodySites)[number]['code']

export const bodySides = [
  { code: 'LEFT', label: 'Left' },
  { code: 'RIGHT', label: 'Right' },
  { code: 'BOTH', label: 'Both' },
] as const
export type BodySide = (typeof bodySides)[number]['code']

/** On whose word a description stands; a measured one is the firmest. */
export const descriptionBases = [
  { code: 'MEASURED', label: 'Measured in custody' },
  { code: 'OFFICER_SAW', label: 'Seen by an officer' },
  { code: 'IMAGE', label: 'Taken from an image' },
  { code: 'WITNESS_SAID', label: 'Said by a witness or victim' },
  { code: 'PERSON_SAID', label: 'Said by the person' },
  { code: 'OTHER_FORCE', label: 'Told by another force' },
] as const
