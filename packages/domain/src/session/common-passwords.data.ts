/** Words and runs that passwords in published breaches are made of; a long password made of nothing else is guessed first. */

/** Whole words, without accents, in lower case; ordinary English is left out so that phrases of many words stay good. */
export const COMMON_PASSWORD_WORDS = `
password passwort passw0rd passwd passcode pass letmein welcome login logon signin secret changeme default admin administrator
root user guest test testing tester temp temporary master access system server computer internet windows microsoft google
facebook whatsapp instagram youtube twitter linkedin amazon apple iphone android samsung qwerty qwertz azerty asdfgh zxcvbn
qwertyuiop asdfghjkl zxcvbnm qazwsx qazwsxedc wsxedc 1qaz 2wsx 3edc monkey dragon sunshine princess iloveyou loveyou lovely love
baby angel angels babygirl babyboy sweetheart darling honey sweetie cutie flower flowers butterfly rainbow unicorn chocolate
cookie cookies banana cheese pepper ginger orange purple yellow silver golden shadow phoenix tigger tiger lion eagle falcon
panther bailey buster charlie chester harley maggie molly daisy poppy bella buddy lucky smokey oscar rocky sammy max jack
football footy soccer baseball basketball hockey rugby cricket liverpool arsenal chelsea tottenham everton manchester united city
westham celtic rangers newcastle villa leeds forest superman batman spiderman ironman starwars pokemon pikachu minecraft
fortnite playstation xbox nintendo naruto matrix trustno1 whatever nothing something forever always friends friend family
mother father mummy daddy mum dad sister brother michael jessica ashley daniel jordan thomas robert matthew andrew joshua
anthony william james george harry charlotte amelia olivia sophie emily chloe hannah nicole michelle jennifer amanda
samantha heather spring summer autumn winter january february march april june july august september october november december
monday tuesday wednesday thursday friday saturday sunday london england britain scotland wales ireland british english
hello hellothere goodbye please thankyou freedom killer hunter ranger soldier warrior ninja pirate wizard merlin magic mystery
blessed jesus christ god heaven church diamond crystal mustang ferrari mercedes porsche yamaha harleydavidson corvette
police officer constable sergeant inspector custody station detective crime warrant force metropolitan copper bobby bluelight
blues blue thinblueline nineninenine team office work service staff duty shift
`
  .trim()
  .split(/\s+/)

/** Runs of neighbouring keys and of the alphabet, looked for forwards and backwards. */
export const KEY_RUNS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'qawsedrftgyhujikolp',
  'azertyuiop',
  'qwertzuiop',
] as const

/** Phrases that are long, well known, and in every list. */
export const COMMON_PHRASES = `
correcthorsebatterystaple tobeornottobethatisthequestion thequickbrownfoxjumpsoverthelazydog maytheforcebewithyou
twinkletwinklelittlestar marryhadalittlelamb maryhadalittlelamb onceuponatime inthebeginningwastheword godsavetheking godsavethequeen
imagineallthepeople youllneverwalkalone allyouneedislove thisismypassword mypasswordispassword letmeinplease opensesame
whatismypassword idontknowmypassword iforgotmypassword ihatepasswords neverguessthis changethispassword
`
  .trim()
  .split(/\s+/)
