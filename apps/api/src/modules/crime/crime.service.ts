/** What later modules ask of crime recording. */
export { findPeople as findPeopleOfCrime, type PersonOfCrime } from './crime.repository.ts'
export { tellOfCrime, whenCrimeChanges, type CrimeHappening } from './crime-listeners.service.ts'
