import { createRouter } from '@tanstack/react-router'
import { adminRoutes } from '../features/admin/admin.routes.tsx'
import { arrestRoutes } from '../features/arrest/arrest.routes.tsx'
import { bulkMatchRoutes } from '../features/bulk-match/bulk-match.routes.tsx'
import { operationRoutes } from '../features/operation/operation.routes.tsx'
import { breakGlassRoutes } from '../features/break-glass/break-glass.routes.tsx'
import { outboxRoutes } from '../features/outbox/outbox.routes.tsx'
import { retentionRoutes } from '../features/retention/retention.routes.tsx'
import { networkRiskPlaces, networkRiskRoutes } from '../features/network-risk/network-risk.routes.tsx'
import { watchRoutes } from '../features/watch/watch.routes.tsx'
import { caseRoutes, caseStayTopics } from '../features/case/case.routes.tsx'
import { crimeGroupRoutes } from '../features/crime-group/crime-group.routes.tsx'
import { warrantRoutes } from '../features/warrant/warrant.routes.tsx'
import { searchWarrantRoutes } from '../features/search-warrant/search-warrant.routes.tsx'
import { taskingRoutes } from '../features/tasking/tasking.routes.tsx'
import { briefingRoutes } from '../features/briefing/briefing.routes.tsx'
import { auditRoutes } from '../features/audit/audit.routes.tsx'
import { chartRoutes } from '../features/chart/chart.routes.tsx'
import {
  asbCaseIncidentParts,
  asbCaseReportParts,
  asbCasePlaces,
  asbCaseRoutes,
} from '../features/asb-case/asb-case.routes.tsx'
import {
  investigationOutcomeRoutes,
  outcomeTabPages,
} from '../features/investigation-outcome/investigation-outcome.routes.tsx'
import { victimCareRoutes, victimTabPages } from '../features/victim-care/victim-care.routes.tsx'
import { courtNominalParts, courtRoutes } from '../features/court/court.routes.tsx'
import { crimeRoutes, crimeTabPages } from '../features/crime/crime.routes.tsx'
import { custodyCareRoutes, custodyCareTopicPages } from '../features/custody-care/custody-care.routes.tsx'
import {
  custodyLimitsRoutes,
  custodyLimitsTopics,
} from '../features/custody-limits/custody-limits.routes.tsx'
import { custodyFiguresRoutes } from '../features/custody-figures/custody-figures.routes.tsx'
import { custodyVisitorsRoutes } from '../features/custody-visitors/custody-visitors.routes.tsx'
import { custodyBoardRoutes } from '../features/custody-board/custody-board.routes.tsx'
import {
  custodyOutcomeNominalParts,
  custodyOutcomeRoutes,
  custodyOutcomeTopics,
} from '../features/custody-outcome/custody-outcome.routes.tsx'
import {
  custodyRightsRoutes,
  custodyRightsTopicPages,
} from '../features/custody-rights/custody-rights.routes.tsx'
import {
  custodyProceduresRoutes,
  custodyProceduresTopics,
} from '../features/custody-procedures/custody-procedures.routes.tsx'
import { custodyRoutes, custodyTopicPages } from '../features/custody/custody.routes.tsx'
import { disagreementNominalParts } from '../features/disagreement/disagreement.routes.tsx'
import { descriptionNominalParts, descriptionRoutes } from '../features/description/description.routes.tsx'
import {
  domesticAbusePlaces,
  domesticAbuseRoutes,
  domesticAbuseTabs,
} from '../features/domestic-abuse/domestic-abuse.routes.tsx'
import { homeRoutes } from '../features/home/home.routes.tsx'
import { identityNominalParts, identityRoutes } from '../features/identity/identity.routes.tsx'
import { incidentRoutes } from '../features/incident/incident.routes.tsx'
import { investigationRoutes, investigationTabs } from '../features/investigation/investigation.routes.tsx'
import { disseminationRoutes } from '../features/dissemination/dissemination.routes.tsx'
import { intelligenceRoutes } from '../features/intelligence/intelligence.routes.tsx'
import { mashPlaces, mashNominalParts, mashRoutes } from '../features/mash/mash.routes.tsx'
import { missingPlaces, missingRoutes } from '../features/missing/missing.routes.tsx'
import { nominalRoutes } from '../features/nominal/nominal.routes.tsx'
import { poolNominalParts, poolRoutes } from '../features/pool/pool.routes.tsx'
import { poleRoutes } from '../features/pole/pole.routes.tsx'
import { productNominalParts, productRoutes } from '../features/product/product.routes.tsx'
import { redactionRoutes } from '../features/redaction/redaction.routes.tsx'
import {
  statementIncidentParts,
  statementRoutes,
  statementTabs,
} from '../features/statement/statement.routes.tsx'
import { courtOrderNominalParts } from '../features/court-order/court-order.routes.tsx'
import { witnessCareRoutes } from '../features/witness-care/witness-care.routes.tsx'
import { propertyRoutes, propertyTabs } from '../features/property/property.routes.tsx'
import { protectionPlaces, protectionRoutes } from '../features/protection/protection.routes.tsx'
import { rightToKnowPlaces, rightToKnowRoutes } from '../features/right-to-know/right-to-know.routes.tsx'
import { safeguardingRoutes } from '../features/safeguarding/safeguarding.routes.tsx'
import { searchRoutes } from '../features/search/search.routes.tsx'
import { sessionRoutes } from '../features/session/session.routes.tsx'
import { sourceVaultRoutes } from '../features/source-vault/source-vault.routes.tsx'
import { stopSearchRoutes } from '../features/stop-search/stop-search.routes.tsx'
import { voluntaryAttendanceRoutes } from '../features/voluntary-attendance/voluntary-attendance.routes.tsx'
import { workRoutes } from '../features/work/work.routes.tsx'
import { tabHistory } from '../platform/go-to.ts'
import { addCrimeTabs } from '../platform/crime-tabs.ts'
import { fillEventSlots } from '../platform/event-slots.tsx'
import { fillNominalSlots } from '../platform/nominal-slots.tsx'
import { Problem } from '../platform/problem.tsx'
import { rootRoute } from '../platform/root-route.ts'
import { addSafeguardingPlaces } from '../platform/safeguarding-places.ts'
import { addStayTopics } from '../platform/stay-topics.ts'
import { readSearch, writeSearch } from './search-params.ts'
import { Frame } from './frame.tsx'
import { NotHere } from './not-here.tsx'

const routeTree = rootRoute.addChildren([
  ...sessionRoutes,
  ...homeRoutes,
  ...workRoutes,
  ...searchRoutes,
  ...descriptionRoutes,
  ...nominalRoutes,
  ...identityRoutes,
  ...poolRoutes,
  ...poleRoutes,
  ...propertyRoutes,
  ...briefingRoutes,
  ...bulkMatchRoutes,
  ...caseRoutes,
  ...crimeGroupRoutes,
  ...warrantRoutes,
  ...searchWarrantRoutes,
  ...taskingRoutes,
  ...networkRiskRoutes,
  ...watchRoutes,
  ...retentionRoutes,
  ...operationRoutes,
  ...outboxRoutes,
  ...breakGlassRoutes,
  ...chartRoutes,
  ...incidentRoutes,
  ...arrestRoutes,
  ...custodyRoutes,
  ...custodyCareRoutes,
  ...custodyProceduresRoutes,
  ...custodyLimitsRoutes,
  ...custodyBoardRoutes,
  ...custodyFiguresRoutes,
  ...custodyVisitorsRoutes,
  ...custodyOutcomeRoutes,
  ...custodyRightsRoutes,
  ...voluntaryAttendanceRoutes,
  ...crimeRoutes,
  ...investigationRoutes,
  ...investigationOutcomeRoutes,
  ...victimCareRoutes,
  ...safeguardingRoutes,
  ...asbCaseRoutes,
  ...stopSearchRoutes,
  ...domesticAbuseRoutes,
  ...protectionRoutes,
  ...rightToKnowRoutes,
  ...missingRoutes,
  ...mashRoutes,
  ...productRoutes,
  ...redactionRoutes,
  ...intelligenceRoutes,
  ...disseminationRoutes,
  ...sourceVaultRoutes,
  ...auditRoutes,
  ...adminRoutes,
  ...statementRoutes,
  ...witnessCareRoutes,
  ...courtRoutes,
])

rootRoute.update({ component: Frame })
fillNominalSlots(descriptionNominalParts)
fillNominalSlots(disagreementNominalParts)
fillNominalSlots(identityNominalParts)
fillNominalSlots(poolNominalParts)
fillNominalSlots(courtOrderNominalParts)
fillNominalSlots(custodyOutcomeNominalParts)
fillNominalSlots(productNominalParts)
fillNominalSlots(courtNominalParts)
addCrimeTabs(domesticAbuseTabs)
addSafeguardingPlaces(asbCasePlaces)
addSafeguardingPlaces(domesticAbusePlaces)
addSafeguardingPlaces(protectionPlaces)
addSafeguardingPlaces(rightToKnowPlaces)
fillNominalSlots(mashNominalParts)
addSafeguardingPlaces(missingPlaces)
addSafeguardingPlaces(mashPlaces)
addSafeguardingPlaces(networkRiskPlaces)
addStayTopics(custodyTopicPages)
addStayTopics(custodyCareTopicPages)
addStayTopics(custodyProceduresTopics)
addStayTopics(custodyLimitsTopics)
addStayTopics(custodyOutcomeTopics)
addStayTopics(caseStayTopics)
addStayTopics(custodyRightsTopicPages)
addCrimeTabs(crimeTabPages)
fillEventSlots({ incident: asbCaseIncidentParts, asbReport: asbCaseReportParts })
addCrimeTabs(propertyTabs)
addCrimeTabs(investigationTabs)
addCrimeTabs(outcomeTabPages)
addCrimeTabs(victimTabPages)
addCrimeTabs(statementTabs)
fillEventSlots({ incident: statementIncidentParts })

export const router = createRouter({
  routeTree,
  history: tabHistory,
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  scrollRestoration: true,
  defaultPreload: false,
  defaultNotFoundComponent: NotHere,
  defaultErrorComponent: ({ error }) => (
    <Problem error={error} headingLevel={1} onRetry={() => void router.invalidate()} />
  ),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
