import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const word = z.string().optional()

const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin',
  validateSearch: z.object({ q: word, status: word, role: word, page: word }),
  component: lazyRouteComponent(() => import('./people.page.tsx'), 'PeoplePage'),
})

const personRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/people/$userId',
  component: lazyRouteComponent(() => import('./person.page.tsx'), 'PersonPage'),
})

const rolesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/roles',
  component: lazyRouteComponent(() => import('./roles.page.tsx'), 'RolesPage'),
})

const groupsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/groups',
  component: lazyRouteComponent(() => import('./groups.page.tsx'), 'GroupsPage'),
})

const groupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/groups/$groupId',
  component: lazyRouteComponent(() => import('./group.page.tsx'), 'GroupPage'),
})

const hrListRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/hr-list',
  component: lazyRouteComponent(() => import('./hr-list.page.tsx'), 'HrListPage'),
})

const recordsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/records',
  validateSearch: z.object({ reference: word }),
  component: lazyRouteComponent(() => import('./records.page.tsx'), 'RecordsPage'),
})

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/records/$recordId',
  component: lazyRouteComponent(() => import('./record-access.page.tsx'), 'RecordAccessPage'),
})

const codeListsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/code-lists',
  component: lazyRouteComponent(() => import('./code-lists.page.tsx'), 'CodeListsPage'),
})

const codeListRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/code-lists/$list',
  component: lazyRouteComponent(() => import('./code-list.page.tsx'), 'CodeListPage'),
})

const riskToolsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/risk-tools',
  component: lazyRouteComponent(() => import('./risk-tools.page.tsx'), 'RiskToolsPage'),
})

const riskToolRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/risk-tools/$tool',
  component: lazyRouteComponent(() => import('./risk-tool.page.tsx'), 'RiskToolPage'),
})

export const adminRoutes = [
  peopleRoute,
  personRoute,
  rolesRoute,
  groupsRoute,
  groupRoute,
  hrListRoute,
  recordsRoute,
  recordRoute,
  codeListsRoute,
  codeListRoute,
  riskToolsRoute,
  riskToolRoute,
] as const
